package dev.carpus.pathway;

import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Answer;
import dev.carpus.logic.Answers;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.AskedRule.Asked;
import dev.carpus.pathway.AskedRule.AskedClause;
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
    AskedRule asked = entry.asked();
    if (asked.logic().isPresent()) {
      Asked logic = asked.logic().get();
      return areAllUsable && answers.value(logic.question()) == Ternary.FALSE
          ? entry.usual()
          : new Decision(asked, logic).finding();
    }
    if (!entry.isCarried()) {
      return entry.usual();
    }
    Finding carrying = before.get(entry.carrier());
    return carrying.state() == entry.usual().state() && carrying.isBare()
        ? entry.usual()
        : new Finding(
            asked.rule(),
            carrying.state(),
            carrying.evidence(),
            carrying.heldBackBy(),
            Speech.NONE,
            new Gaps(carrying.gaps().unknown(), carrying.gaps().missing(), List.of()),
            Optional.empty());
  }

  private Answer answer(Asked asked) {
    return answers.to(asked.question());
  }

  private Ternary value(Asked asked) {
    return answers.value(asked.question());
  }

  /** How one rule with a Logic of its own is decided. */
  private final class Decision {
    private final AskedRule asked;
    private final Rule rule;
    private final Asked logic;
    private final Answer holds;
    private final List<String> heldBack = new ArrayList<>();
    private final List<Evidence> heldBackBy = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final NavigableSet<String> missing = new TreeSet<>();
    private final List<AskedClause> clauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Whether it speaks as information, and data is lacking for a part of it that would warn. */
    private boolean isDangerUnknown;

    Decision(AskedRule asked, Asked logic) {
      this.asked = asked;
      rule = asked.rule();
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
          new Speech(holding(), undecided, notes),
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
      for (AskedClause clause : clauses) {
        clause.conditions().forEach(condition -> evidence.addAll(answer(condition).evidence()));
      }
      return Evidence.inOrder(evidence);
    }

    /** The clauses that hold. */
    private List<Clause> holding() {
      return clauses.isEmpty() ? List.of() : clauses.stream().map(AskedClause::clause).toList();
    }

    private void speak() {
      asked.clauses().forEach(this::clause);
      boolean isInfo = Finding.indicator(rule, holding()) == Indicator.INFO;
      isDangerUnknown = isDangerUnknown && isInfo;
      for (Asked stop : asked.stops()) {
        if (value(stop) == Ternary.FALSE) {
          Answer answer = answer(stop);
          heldBack.add(reason(stop.condition(), answer));
          heldBackBy.addAll(answer.evidence());
        }
      }
      if (heldBack.isEmpty()) {
        asked.stops().forEach(stop -> undecided(stop, isInfo));
      }
      asked.notes().forEach(this::line);
    }

    private void undecided(Asked stop, boolean isInfo) {
      if (value(stop) == Ternary.UNKNOWN) {
        note(stop, answer(stop));
        if (isInfo) {
          heldBack.add("not known: " + stop.description());
        } else {
          undecided.add(stop.description());
        }
      }
    }

    private void clause(AskedClause clause) {
      Ternary holds = Ternary.TRUE;
      for (Asked condition : clause.conditions()) {
        holds = holds.and(value(condition));
      }
      switch (holds) {
        case TRUE -> clauses.add(clause);
        case FALSE -> {}
        case UNKNOWN ->
            clause.conditions().stream()
                .filter(condition -> value(condition) == Ternary.UNKNOWN)
                .forEach(condition -> undecided(condition, clause.clause()));
      }
    }

    private void undecided(Asked condition, Clause clause) {
      Answer answer = answer(condition);
      undecided.add(condition.description());
      Set<String> notObtained =
          answer.missing().stream().filter(each -> !each.contains(".")).collect(Collectors.toSet());
      missing.addAll(notObtained);
      isDangerUnknown |=
          !(notObtained.isEmpty() && answer.setAside().isEmpty())
              && clause.indicator().orElse(Indicator.INFO) != Indicator.INFO;
    }

    private void line(Asked note) {
      Answer said = answer(note);
      switch (said.value()) {
        case TRUE -> notes.add(said.evidence().size() + " " + note.description());
        case FALSE -> {}
        case UNKNOWN -> undecided.add(note.description());
      }
    }

    private Optional<List<Evidence>> announcement() {
      return asked
          .mustBeKnown()
          .map(RuleEvaluation.this::answer)
          .filter(answer -> answer.value() == Ternary.TRUE)
          .map(Answer::evidence);
    }

    private void note(Asked condition, Answer answer) {
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
