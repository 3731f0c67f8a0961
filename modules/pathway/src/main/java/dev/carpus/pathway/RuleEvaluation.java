package dev.carpus.pathway;

import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Answer;
import dev.carpus.logic.Answers;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Question;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Finding.Gaps;
import dev.carpus.pathway.Finding.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns answers into findings, each rule for itself.
 *
 * <p>A rule speaks if its Logic is true and none of its Stops is against it. A Stop that cannot be
 * decided silences a rule that would speak as information; a warning or critical rule still speaks,
 * and says what could not be checked (rules, section 1.3).
 */
final class RuleEvaluation {
  private final Answers answers;

  /** Whether nothing was set aside; then no rule has to name any of it. */
  private final boolean areAllUsable;

  RuleEvaluation(Answers answers) {
    this.answers = answers;
    areAllUsable = answers.areAllUsable();
  }

  /** One finding for each rule, in their order. */
  List<Finding> findings(RuleBook rules) {
    List<Finding> findings = new ArrayList<>(rules.entries().size());
    for (RuleBook.Entry entry : rules.entries()) {
      findings.add(finding(entry, findings));
    }
    return findings;
  }

  private Finding finding(RuleBook.Entry entry, List<Finding> before) {
    Question logic = entry.logic();
    if (logic != null) {
      return areAllUsable && answers.value(logic) == Ternary.FALSE
          ? entry.usual()
          : new Decision(entry.rule(), entry.rule().conditions().logic().orElseThrow()).finding();
    }
    if (!entry.isCarried()) {
      return entry.usual();
    }
    Finding carrying = before.get(entry.carrier());
    return carrying.state() == entry.usual().state() && carrying.isBare()
        ? entry.usual()
        : new Finding(
            entry.rule(),
            carrying.state(),
            carrying.evidence(),
            carrying.heldBackBy(),
            Speech.NONE,
            new Gaps(carrying.gaps().unknown(), carrying.gaps().missing(), List.of()),
            Optional.empty());
  }

  private Answer answer(RuleCondition condition) {
    return answers.to(condition.expression());
  }

  /** How one rule with a Logic of its own is decided. */
  private final class Decision {
    private final Rule rule;
    private final RuleCondition logic;
    private final Answer holds;
    private final List<String> heldBack = new ArrayList<>();
    private final List<Evidence> heldBackBy = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final NavigableSet<String> missing = new TreeSet<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Whether it speaks as information, and data is lacking for a part of it that would warn. */
    private boolean isDangerUnknown;

    Decision(Rule rule, RuleCondition logic) {
      this.rule = rule;
      this.logic = logic;
      holds = answer(logic);
    }

    Finding finding() {
      switch (holds.value()) {
        case TRUE -> speak();
        case FALSE -> {}
        case UNKNOWN -> note(logic, holds);
      }
      List<String> setAside = areAllUsable ? List.of() : setAside();
      return new Finding(
          rule,
          holds.value(),
          holds.value() == Ternary.TRUE ? evidence() : List.of(),
          heldBack.isEmpty()
              ? Optional.empty()
              : Optional.of(new HeldBack(String.join("; ", heldBack), heldBackBy)),
          new Speech(clauses, undecided, notes),
          new Gaps(unknown, missing, setAside),
          isDangerUnknown
                  || (holds.value() == Ternary.UNKNOWN
                      && !(missing.isEmpty() && setAside.isEmpty()))
              ? announcement()
              : Optional.empty());
    }

    private List<String> setAside() {
      return rule.allConditions()
          .flatMap(each -> answers.setAside(each.expression()).stream())
          .distinct()
          .toList();
    }

    /** What the Logic rests on, and the clauses that hold. */
    private List<Evidence> evidence() {
      if (clauses.isEmpty()) {
        return holds.evidence();
      }
      List<Evidence> evidence = new ArrayList<>(holds.evidence());
      for (Clause clause : clauses) {
        clause.conditions().forEach(condition -> evidence.addAll(answer(condition).evidence()));
      }
      return Evidence.inOrder(evidence);
    }

    private void speak() {
      rule.clauses().forEach(this::clause);
      boolean isInfo = Finding.indicator(rule, clauses) == Indicator.INFO;
      isDangerUnknown = isDangerUnknown && isInfo;
      for (RuleCondition stop : rule.conditions().stops()) {
        Answer answer = answer(stop);
        if (answer.value() == Ternary.FALSE) {
          heldBack.add(reason(stop, answer));
          heldBackBy.addAll(answer.evidence());
        }
      }
      if (heldBack.isEmpty()) {
        rule.conditions().stops().forEach(stop -> undecided(stop, isInfo));
      }
      rule.conditions().notes().forEach(this::line);
    }

    private void undecided(RuleCondition stop, boolean isInfo) {
      Answer answer = answer(stop);
      if (answer.value() == Ternary.UNKNOWN) {
        note(stop, answer);
        if (isInfo) {
          heldBack.add("not known: " + stop.description());
        } else {
          undecided.add(stop.description());
        }
      }
    }

    private void clause(Clause clause) {
      Ternary holds = Ternary.TRUE;
      for (RuleCondition condition : clause.conditions()) {
        Answer answer = answer(condition);
        holds = holds.and(answer.value());
      }
      switch (holds) {
        case TRUE -> clauses.add(clause);
        case FALSE -> {}
        case UNKNOWN ->
            clause.conditions().stream()
                .filter(condition -> answer(condition).value() == Ternary.UNKNOWN)
                .forEach(condition -> undecided(condition, clause));
      }
    }

    private void undecided(RuleCondition condition, Clause clause) {
      Answer answer = answer(condition);
      undecided.add(condition.description());
      Set<String> notObtained =
          answer.missing().stream().filter(each -> !each.contains(".")).collect(Collectors.toSet());
      missing.addAll(notObtained);
      isDangerUnknown |=
          !(notObtained.isEmpty() && answer.setAside().isEmpty())
              && clause.indicator().orElse(Indicator.INFO) != Indicator.INFO;
    }

    private void line(RuleCondition note) {
      Answer said = answer(note);
      switch (said.value()) {
        case TRUE -> notes.add(said.evidence().size() + " " + note.description());
        case FALSE -> {}
        case UNKNOWN -> undecided.add(note.description());
      }
    }

    private Optional<List<Evidence>> announcement() {
      return rule.conditions()
          .mustBeKnown()
          .map(RuleEvaluation.this::answer)
          .filter(answer -> answer.value() == Ternary.TRUE)
          .map(Answer::evidence);
    }

    private void note(RuleCondition condition, Answer answer) {
      unknown.add(
          condition.description()
              + (answer.missing().isEmpty()
                  ? " (what is recorded is not precise enough to tell)"
                  : " (not obtained: " + String.join(", ", new TreeSet<>(answer.missing())) + ")"));
      missing.addAll(answer.missing());
    }
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
