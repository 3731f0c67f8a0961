package dev.carpus.pathway.cases;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.json.JsonSlice;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.DraftOrders;
import dev.carpus.pathway.cases.ContentCase.Expectation;
import dev.carpus.pathway.cases.ContentCase.ExpectedCard;
import dev.carpus.pathway.cases.ContentCase.ExpectedRule;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** The user of a case that names none. */
  private static final String USER = "Practitioner/case";

  private static final Pattern RELATIVE = Pattern.compile("\\{\\{((?:[+-]\\d{1,6}[dy])+)}}");
  private static final Pattern STEP = Pattern.compile("([+-]\\d{1,6})([dy])");

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

  /**
   * The text with {@code {{-20d}}} replaced by the calendar day 20 days before the moment, {@code
   * {{-18y+1d}}} by the day after the one 18 years before it.
   */
  private static String dated(String text, Instant at) {
    LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
    return RELATIVE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(from(day, match.group(1)).toString()));
  }

  private static LocalDate from(LocalDate start, String steps) {
    LocalDate day = start;
    Matcher step = STEP.matcher(steps);
    while (step.find()) {
      long count = Long.parseLong(step.group(1));
      day = step.group(2).equals("d") ? day.plusDays(count) : day.plusYears(count);
    }
    return day;
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
    Map<String, String> parameters = new HashMap<>();
    root.path("parameters")
        .properties()
        .forEach(each -> parameters.put(each.getKey(), each.getValue().asString("")));
    HookContext context = context(root, patientId);
    DraftOrders.of(context);
    return new ContentCase(
        root.path("id").asString(""),
        root.path("title").asString(""),
        at,
        context,
        record,
        parameters,
        strings(root.path("notObtained")),
        new Expectation(cards(root), rules(root)));
  }

  private static HookContext context(JsonNode root, String patientId) {
    JsonNode context = root.path("context");
    String user = context.path("userId").asString(USER);
    Optional<String> encounterId = Optional.ofNullable(context.path("encounterId").asString(null));
    Hook hook =
        Hook.named(root.path("hook").asString(""))
            .orElseThrow(() -> new IllegalArgumentException("hook must be one of " + Hook.names()));
    return switch (hook) {
      case PATIENT_VIEW -> new HookContext.PatientView(user, patientId, encounterId);
      case ORDER_SELECT ->
          new HookContext.OrderSelect(
              user,
              patientId,
              encounterId,
              inOrder(context.path("selections")),
              draftOrders(context));
      case ORDER_SIGN ->
          new HookContext.OrderSign(user, patientId, encounterId, draftOrders(context));
    };
  }

  private static JsonSlice draftOrders(JsonNode context) {
    if (!context.path("draftOrders").isObject()) {
      throw new IllegalArgumentException("context.draftOrders must be a Bundle on the order hooks");
    }
    byte[] json = MAPPER.writeValueAsBytes(context.path("draftOrders"));
    return new JsonSlice(json, 0, json.length);
  }

  private static List<ExpectedRule> rules(JsonNode root) {
    List<ExpectedRule> rules = new ArrayList<>();
    for (JsonNode rule : root.path("expect").path("explain")) {
      rules.add(
          new ExpectedRule(
              rule.path("id").asString(""),
              rule.path("state").asString(""),
              rule.has("shown") ? Optional.of(rule.path("shown").asBoolean()) : Optional.empty(),
              Optional.ofNullable(rule.path("heldBackBy").asString(null))));
    }
    return rules;
  }

  private static List<ExpectedCard> cards(JsonNode root) {
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
    return new HashSet<>(inOrder(array));
  }

  private static List<String> inOrder(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(each -> strings.add(each.asString("")));
    return strings;
  }
}
