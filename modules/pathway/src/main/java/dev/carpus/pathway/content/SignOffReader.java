package dev.carpus.pathway.content;

import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.SignOff;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what reviewers said of the rules: {@code sign-off.json}, by the number of the rule its
 * status, date, reviewer, the version that it was said of, and a note.
 */
final class SignOffReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String RULES = "rules";
  private static final List<String> MEMBERS =
      List.of("status", "date", "reviewer", "version", "note");

  private final ContentFile file;
  private final String version;
  private final Set<String> rules;
  private final List<ContentProblem> problems;

  /**
   * A reader.
   *
   * @param version the present version of the content
   * @param rules the ids of all rules
   * @param problems where problems are noted
   */
  SignOffReader(
      ContentFile file, String version, Set<String> rules, List<ContentProblem> problems) {
    this.file = file;
    this.version = version;
    this.rules = rules;
    this.problems = problems;
  }

  /** What was said, by the id of the rule. */
  Map<String, SignOff> read() {
    Map<String, SignOff> signOffs = new LinkedHashMap<>();
    try {
      JsonNode root = JSON.readTree(file.text());
      if (!root.path(RULES).isObject() || root.size() != 1) {
        error("", "it is no object with the one member " + RULES, "put the rules below it, by id");
      }
      for (Entry<String, JsonNode> each : root.path(RULES).properties()) {
        read(each.getKey(), each.getValue()).ifPresent(said -> signOffs.put(each.getKey(), said));
      }
    } catch (JacksonException malformed) {
      int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
      problems.add(
          ContentProblem.error(
              file.name(), line, "not JSON: " + malformed.getOriginalMessage(), "mend the syntax"));
    }
    return signOffs;
  }

  private Optional<SignOff> read(String rule, JsonNode said) {
    String pointer = "/" + RULES + "/" + rule.replace("~", "~0").replace("/", "~1");
    int before = problems.size();
    if (!rules.contains(rule)) {
      error(pointer, "there is no rule " + rule, "correct its number, or remove what was said");
    }
    checkMembers(said, pointer);
    Optional<ReviewStatus> status = text(said, "status").flatMap(ReviewStatus::of);
    if (status.isEmpty()) {
      error(pointer + "/status", rule + " has no known review status", "use one of " + codes());
    }
    Optional<LocalDate> date = text(said, "date").flatMap(SignOffReader::date);
    if (date.isEmpty()) {
      error(pointer + "/date", rule + " has no date of review", "write it as 2026-11-22");
    }
    if (text(said, "version").isEmpty()) {
      error(pointer, rule + " does not say which version was reviewed", "add the version");
    }
    boolean isApproved = status.equals(Optional.of(ReviewStatus.APPROVED));
    if (isApproved && text(said, "reviewer").isEmpty()) {
      error(pointer, rule + " is approved by nobody", "name the reviewer, or the reviewer's role");
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(signOff(rule, status.orElseThrow(), date, said, pointer));
  }

  /** What was said; an approval of another version counts no more, which is a warning. */
  private SignOff signOff(
      String rule, ReviewStatus given, Optional<LocalDate> date, JsonNode said, String pointer) {
    Optional<String> of = text(said, "version");
    boolean isLapsed = given == ReviewStatus.APPROVED && !of.equals(Optional.of(version));
    if (isLapsed) {
      problems.add(
          ContentProblem.warning(
              file.name(),
              file.lineOf(pointer + "/version"),
              rule
                  + " is approved for version "
                  + of.orElse("")
                  + ", the content is "
                  + version
                  + "; it counts as under review",
              "have it reviewed again"));
    }
    return new SignOff(
        isLapsed ? ReviewStatus.UNDER_REVIEW : given,
        date,
        text(said, "reviewer"),
        of,
        text(said, "note"),
        isLapsed);
  }

  private void checkMembers(JsonNode said, String pointer) {
    for (Entry<String, JsonNode> each : said.properties()) {
      String name = each.getKey();
      if (!MEMBERS.contains(name) || !each.getValue().isString()) {
        error(
            pointer + "/" + name,
            name + " is no text that is known here",
            "use " + String.join(", ", MEMBERS) + ", each a text");
      }
    }
  }

  private static Optional<String> text(JsonNode said, String member) {
    return Optional.of(said.path(member))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(text -> !text.isBlank());
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException undated) {
      return Optional.empty();
    }
  }

  private static String codes() {
    return Arrays.stream(ReviewStatus.values())
        .map(ReviewStatus::code)
        .collect(Collectors.joining(", "));
  }

  private void error(String pointer, String message, String mend) {
    problems.add(ContentProblem.error(file.name(), file.lineOf(pointer), message, mend));
  }
}
