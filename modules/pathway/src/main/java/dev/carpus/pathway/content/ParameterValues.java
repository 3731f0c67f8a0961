package dev.carpus.pathway.content;

import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.ParameterType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a site sets for the parameters of a pathway, as values of their types.
 *
 * @param values the values by the names of the parameters
 * @param problems what the site sets that no parameter can have
 */
record ParameterValues(Map<String, Object> values, List<ContentProblem> problems) {
  private static final String SNOOZE = "SNOOZE";

  ParameterValues {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /**
   * Reads what a site sets.
   *
   * @param pathway the id of the pathway
   * @param graph the libraries that declare the parameters
   * @param texts what the site sets, by the names of the parameters
   */
  static ParameterValues of(String pathway, ElmGraph graph, Map<String, String> texts) {
    Map<String, Object> values = new HashMap<>();
    List<ContentProblem> problems = new ArrayList<>();
    String key = "parameters." + pathway;
    new TreeMap<>(texts)
        .forEach((name, text) -> {
          Optional<ParameterType> type = type(graph, name);
          Optional<Object> value = type.flatMap(each -> each.read(text));
          value.ifPresentOrElse(
              each -> values.put(name, each),
              () ->
                  problems.add(
                      type.map(each -> noValue(key + "." + name, text, each))
                          .orElseGet(() -> noParameter(key, name, graph))));
        });
    return new ParameterValues(values, problems);
  }

  /**
   * For how long an overridden rule rests: so many days as the parameter {@code SNOOZE} says; not
   * at all in a pathway without it (P-64).
   */
  Duration snooze(ElmGraph graph) {
    return Optional.ofNullable(values.get(SNOOZE))
        .or(() -> graph.parameterDefault(SNOOZE))
        .filter(Integer.class::isInstance)
        .map(days -> Duration.ofDays((Integer) days))
        .orElse(Duration.ZERO);
  }

  /** The type of a parameter that a site may set. */
  private static Optional<ParameterType> type(ElmGraph graph, String name) {
    return LogicProgram.CONTEXT.contains(name) ? Optional.empty() : graph.parameterType(name);
  }

  private static ContentProblem noValue(String key, String text, ParameterType type) {
    return refusal(
        key + ": " + (text.isBlank() ? "nothing" : text) + " is not " + type.wanted(),
        "give it " + type.wanted());
  }

  private static ContentProblem noParameter(String key, String name, ElmGraph graph) {
    if (LogicProgram.CONTEXT.contains(name)) {
      return refusal(key + "." + name + " is given by the hook, not by a site", "remove it");
    }
    NavigableSet<String> known = new TreeSet<>(graph.parameters());
    known.removeIf(each -> type(graph, each).isEmpty());
    return refusal(
        key + " has no parameter " + name + " that a site may set",
        "use one of " + String.join(", ", known));
  }

  private static ContentProblem refusal(String message, String mend) {
    return ContentProblem.error("configuration", 0, message, mend);
  }
}
