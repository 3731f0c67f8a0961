package dev.carpus.pathway.cases;

import dev.carpus.hooks.Hook;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.cases.ContentCase.ExpectedCard;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads case files, with their dates relative to the moment of the case. */
public final class CaseReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern RELATIVE = Pattern.compile("\\{\\{([+-]\\d{1,6})d}}");

  private CaseReader() {}

  /** Reads a case. */
  public static CaseReading read(ContentFile file) {
    try {
      JsonNode raw = MAPPER.readTree(file.text());
      Instant at = Instant.parse(raw.path("at").asString(""));
      return new CaseReading.Read(read(MAPPER.readTree(dated(file.text(), at)), at));
    } catch (JacksonException malformed) {
      int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
      return unreadable(file, line, "not JSON: " + malformed.getOriginalMessage());
    } catch (DateTimeException undated) {
      return unreadable(file, file.lineOf("/at"), "at is no instant such as 2026-11-22T12:00:00Z");
    } catch (IllegalArgumentException wrong) {
      return unreadable(file, 0, String.valueOf(wrong.getMessage()));
    }
  }

  private static CaseReading unreadable(ContentFile file, int line, String message) {
    return new CaseReading.Unreadable(
        ContentProblem.error(file.name(), line, message, "see the case format in the README"));
  }

  /** The text with {@code {{-20d}}} replaced by the calendar day 20 days before the moment. */
  private static String dated(String text, Instant at) {
    LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
    return RELATIVE
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(day.plusDays(Long.parseLong(match.group(1))).toString()));
  }

  private static ContentCase read(JsonNode root, Instant at) {
    List<RawResource> record = new ArrayList<>();
    String patientId = "";
    for (JsonNode resource : root.path("record")) {
      String type = resource.path("resourceType").asString("");
      record.add(RawResource.of(type, MAPPER.writeValueAsString(resource)));
      if (type.equals("Patient")) {
        patientId = resource.path("id").asString("");
      }
    }
    if (patientId.isEmpty()) {
      throw new IllegalArgumentException("record has no Patient with an id");
    }
    String hookName = root.path("hook").asString("");
    Hook hook =
        Hook.named(hookName)
            .orElseThrow(() -> new IllegalArgumentException("hook must be one of " + Hook.names()));
    return new ContentCase(
        root.path("id").asString(""),
        root.path("title").asString(""),
        at,
        hook,
        patientId,
        Optional.ofNullable(root.path("context").path("encounterId").asString(null)),
        record,
        expected(root));
  }

  private static List<ExpectedCard> expected(JsonNode root) {
    JsonNode cards = root.path("expect").path("cards");
    if (!cards.isArray()) {
      throw new IllegalArgumentException("expect.cards must list every card, or be []");
    }
    List<ExpectedCard> expected = new ArrayList<>();
    for (JsonNode card : cards) {
      expected.add(
          new ExpectedCard(
              strings(card.path("rules")),
              card.path("indicator").asString(""),
              card.has("suggests")
                  ? Optional.of(strings(card.path("suggests")))
                  : Optional.empty()));
    }
    return expected;
  }

  private static Set<String> strings(JsonNode array) {
    Set<String> strings = new HashSet<>();
    array.forEach(each -> strings.add(each.asString("")));
    return strings;
  }
}
