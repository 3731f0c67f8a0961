package dev.carpus.pathway;

import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Answer;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Ternary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns answers into findings.
 *
 * <p>A rule speaks if its Logic is true and none of its Stops is against it. A Stop that cannot be
 * decided silences an info rule; a warning or critical rule still speaks, and says what could not
 * be checked (rules, section 1.3).
 */
final class RuleEvaluation {
  private final Map<String, Answer> answers;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  RuleEvaluation(Map<String, Answer> answers) {
    this.answers = answers;
  }

  List<Finding> findings(Guideline guideline) {
    guideline.rules().forEach(rule -> findings.put(rule.id(), finding(rule)));
    return List.copyOf(findings.values());
  }

  private Finding finding(Rule rule) {
    Optional<Finding> carrier = rule.carrier().map(id -> Objects.requireNonNull(findings.get(id)));
    if (carrier.isPresent() && rule.logic().isEmpty()) {
      return carried(rule, carrier.get());
    }
    if (rule.logic().isEmpty()) {
      return new Finding(
          rule,
          Ternary.TRUE,
          List.of(),
          Optional.empty(),
          List.of(),
          Set.of(),
          List.of(),
          List.of(),
          List.of());
    }
    return decided(rule, rule.logic().get());
  }

  private static Finding carried(Rule rule, Finding carrier) {
    return new Finding(
        rule,
        carrier.state(),
        carrier.evidence(),
        carrier.heldBackBy(),
        carrier.unknown(),
        carrier.missing(),
        List.of(),
        List.of(),
        List.of());
  }

  private Finding decided(Rule rule, RuleCondition logic) {
    Answer holds = answer(logic);
    List<String> unknown = new ArrayList<>();
    NavigableSet<String> missing = new TreeSet<>();
    List<String> heldBack = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    if (holds.value() == Ternary.UNKNOWN) {
      note(logic, holds, unknown, missing);
    }
    if (holds.value() == Ternary.TRUE) {
      for (RuleCondition stop : rule.stops()) {
        Answer free = answer(stop);
        switch (free.value()) {
          case TRUE -> {}
          case FALSE -> heldBack.add(reason(stop, free));
          case UNKNOWN -> {
            note(stop, free, unknown, missing);
            undecided.add(stop.description());
          }
        }
      }
    }
    boolean isInfo = rule.indicator().orElse(Indicator.INFO) == Indicator.INFO;
    if (isInfo) {
      undecided.forEach(stop -> heldBack.add("not known: " + stop));
      undecided.clear();
    }
    List<String> notes = new ArrayList<>();
    for (RuleCondition note : rule.notes()) {
      Answer said = answer(note);
      switch (said.value()) {
        case TRUE -> notes.add(said.evidence().size() + " " + note.description());
        case FALSE -> {}
        case UNKNOWN -> undecided.add(note.description());
      }
    }
    return new Finding(
        rule,
        holds.value(),
        holds.value() == Ternary.TRUE ? holds.evidence() : List.of(),
        heldBack.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", heldBack)),
        unknown,
        missing,
        undecided,
        notes,
        setAside(rule));
  }

  private List<String> setAside(Rule rule) {
    return rule.conditions().flatMap(each -> answer(each).setAside().stream()).distinct().toList();
  }

  private Answer answer(RuleCondition condition) {
    return Objects.requireNonNull(
        answers.get(condition.expression()), "an engine answers every expression");
  }

  private static void note(
      RuleCondition condition, Answer answer, List<String> unknown, NavigableSet<String> missing) {
    unknown.add(
        condition.description()
            + (answer.missing().isEmpty()
                ? " (what is recorded is not precise enough to tell)"
                : " (not obtained: " + String.join(", ", new TreeSet<>(answer.missing())) + ")"));
    missing.addAll(answer.missing());
  }

  private static String reason(RuleCondition stop, Answer answer) {
    List<String> records = answer.evidence().stream().map(RuleEvaluation::words).toList();
    return records.isEmpty()
        ? stop.description()
        : stop.description() + ": " + String.join(", ", records);
  }

  private static String words(Evidence evidence) {
    List<String> words = new ArrayList<>();
    evidence.display().ifPresent(words::add);
    evidence.date().ifPresent(words::add);
    words.add("(" + evidence.reference() + ")");
    return String.join(" ", words);
  }
}
