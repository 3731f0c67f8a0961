package dev.carpus.pathway.content;

import dev.carpus.pathway.Flowchart;
import dev.carpus.pathway.Flowchart.Arrow;
import dev.carpus.pathway.Flowchart.Place;
import dev.carpus.pathway.Flowchart.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads how a guideline is drawn: {@code flowchart.json}, its steps and the arrows between them.
 */
final class FlowchartReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Set<String> MEMBERS = Set.of("steps", "arrows");
  private static final Set<String> OF_STEP =
      Set.of("id", "title", "when", "column", "row", "span", "rules");
  private static final Set<String> OF_ARROW = Set.of("from", "to");

  /** The longest title and condition that a box has room for, in characters. */
  private static final int LONGEST_TITLE = 46;

  private static final int LONGEST_WHEN = 60;

  private static final int LARGEST_PLACE = 20;

  private final ContentFile file;
  private final Set<String> rules;
  private final List<ContentProblem> problems;
  private final Set<String> drawn = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();

  /**
   * A reader.
   *
   * @param rules the ids of all rules
   * @param problems where problems are noted
   */
  FlowchartReader(ContentFile file, Set<String> rules, List<ContentProblem> problems) {
    this.file = file;
    this.rules = rules;
    this.problems = problems;
  }

  /** The picture; of what is wrong, nothing. */
  Flowchart read() {
    List<Arrow> arrows = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(file.text());
      checkMembers(root, "", MEMBERS);
      for (int i = 0; i < root.path("steps").size(); i++) {
        step(root.path("steps").get(i), "/steps/" + i);
      }
      if (steps.isEmpty()) {
        error("", "there are no steps", "list them, or remove the file: then each group is a step");
      }
      for (int i = 0; i < root.path("arrows").size(); i++) {
        arrow(root.path("arrows").get(i), "/arrows/" + i).ifPresent(arrows::add);
      }
      rules.stream().filter(rule -> !drawn.contains(rule)).sorted().forEach(this::isNotDrawn);
    } catch (JacksonException malformed) {
      int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
      problems.add(
          ContentProblem.error(
              file.name(), line, "not JSON: " + malformed.getOriginalMessage(), "mend the syntax"));
    }
    return new Flowchart(steps, arrows);
  }

  private void isNotDrawn(String rule) {
    problems.add(
        ContentProblem.warning(
            file.name(),
            0,
            rule + " is in no step of the picture",
            "add it to the rules of a step"));
  }

  private void step(JsonNode said, String pointer) {
    int before = problems.size();
    checkMembers(said, pointer, OF_STEP);
    String id = said.path("id").asString("");
    if (!WORD.matcher(id).matches() || steps.stream().anyMatch(step -> step.id().equals(id))) {
      error(pointer, "a step needs an id that no other has", "use small letters, digits and -");
    }
    String title = text(said, pointer, "title", LONGEST_TITLE).orElse("");
    if (title.isEmpty()) {
      error(pointer, "the step " + id + " has no title", "say what is done in it");
    }
    Optional<String> when = text(said, pointer, "when", LONGEST_WHEN);
    Place place =
        new Place(
            number(said, pointer, "column", 0),
            number(said, pointer, "row", 0),
            said.has("span") ? number(said, pointer, "span", 1) : 1);
    steps.stream()
        .filter(step -> step.place().overlaps(place))
        .findFirst()
        .ifPresent(step ->
            error(pointer, id + " stands where " + step.id() + " does", "give it another place"));
    List<String> named = rules(said, pointer);
    if (problems.size() == before) {
      steps.add(new Step(id, title, when, named, place));
    }
  }

  private List<String> rules(JsonNode said, String pointer) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < said.path("rules").size(); i++) {
      String rule = said.path("rules").get(i).asString("");
      if (!rules.contains(rule)) {
        error(pointer + "/rules/" + i, "there is no rule " + rule, "correct its number");
      } else if (!drawn.add(rule)) {
        error(pointer + "/rules/" + i, rule + " is drawn twice", "keep it in one step");
      }
      named.add(rule);
    }
    if (named.isEmpty()) {
      error(pointer, "a step has no rules", "list them: they say where a patient stands");
    }
    return named;
  }

  private Optional<Arrow> arrow(JsonNode said, String pointer) {
    checkMembers(said, pointer, OF_ARROW);
    boolean isWhole = true;
    for (String end : OF_ARROW) {
      String id = said.path(end).asString("");
      if (steps.stream().noneMatch(step -> step.id().equals(id))) {
        error(pointer, "an arrow has no step " + id + " as its " + end, "correct the step's id");
        isWhole = false;
      }
    }
    return isWhole
        ? Optional.of(new Arrow(said.path("from").asString(), said.path("to").asString()))
        : Optional.empty();
  }

  private Optional<String> text(JsonNode said, String pointer, String member, int longest) {
    String text = said.path(member).asString("").strip();
    if (text.length() > longest) {
      error(
          pointer + "/" + member,
          "its " + member + " has " + text.length() + " characters",
          "say it in " + longest + " at most: there is no more room");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private int number(JsonNode said, String pointer, String member, int least) {
    JsonNode number = said.path(member);
    if (!number.isInt() || number.asInt() < least || number.asInt() > LARGEST_PLACE) {
      error(
          pointer + "/" + member,
          "its " + member + " is no number from " + least + " to " + LARGEST_PLACE,
          "say where on the grid the step stands");
      return least;
    }
    return number.asInt();
  }

  private void checkMembers(JsonNode said, String pointer, Set<String> known) {
    for (Entry<String, JsonNode> each : said.properties()) {
      if (!known.contains(each.getKey())) {
        error(
            pointer + "/" + each.getKey(),
            each.getKey() + " is not known here",
            "use " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private void error(String pointer, String message, String mend) {
    problems.add(ContentProblem.error(file.name(), file.lineOf(pointer), message, mend));
  }
}
