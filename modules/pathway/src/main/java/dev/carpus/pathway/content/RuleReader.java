package dev.carpus.pathway.content;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Markdown;
import dev.carpus.hooks.card.Summary;
import dev.carpus.pathway.Clause;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleCondition;
import dev.carpus.pathway.content.ActionReader.At;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.PlanDefinition.ActionParticipantType;
import org.hl7.fhir.r4.model.PlanDefinition.ActionSelectionBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.RequestPriority;

/**
 * Reads an action as a rule, and the actions below it as the rules that it carries, or as its
 * clauses: those whose id begins with its own.
 *
 * <p>The first applicability condition is the rule's Logic, each further one a Stop: what must be
 * true for the rule to speak. For any other engine they are conditions that must all hold.
 */
final class RuleReader {
  private final ContentFile file;
  private final List<ContentProblem> problems;
  private final ActionReader actions;
  private final Set<String> ids = new HashSet<>();

  RuleReader(ActionReader actions, ContentFile file, List<ContentProblem> problems) {
    this.actions = actions;
    this.file = file;
    this.problems = problems;
  }

  /** What an action takes from those above it. */
  private record Above(Optional<String> carrier, Set<Hook> hooks, Optional<String> alternatives) {}

  /**
   * Reads a rule and those it carries.
   *
   * @param hooks those of its group; none if the group makes no cards
   */
  List<Rule> read(PlanDefinitionActionComponent action, String pointer, Set<Hook> hooks) {
    return read(new At(action, pointer), new Above(Optional.empty(), hooks, Optional.empty()));
  }

  private List<Rule> read(At at, Above above) {
    PlanDefinitionActionComponent action = at.action();
    Set<Hook> hooks = actions.hooks(at, above.hooks());
    check(at, !hooks.isEmpty());
    checkPlainText(at, "rule " + at.id(), !hooks.isEmpty() && isSeenByPatients(at));
    Optional<String> alternatives = alternatives(at, above.alternatives());
    List<RuleCondition> conditions = actions.conditions(at);
    List<At> clauses = at.below().stream().filter(each -> isClause(each, at)).toList();
    List<Rule> rules = new ArrayList<>();
    Rule rule =
        new Rule(
            at.id(),
            String.valueOf(action.getTitle()),
            String.valueOf(action.getDescription()),
            Optional.ofNullable(action.getTextEquivalent()),
            actions.indicator(at),
            ActionReader.topic(at),
            hooks,
            ActionReader.citations(at),
            new Rule.Conditions(
                conditions.stream().findFirst(),
                conditions.stream().skip(1).toList(),
                actions.expressions(at, "note"),
                actions.expressions(at, "must-be-known").stream().findFirst()),
            clauses.stream().map(clause -> clause(clause, alternatives)).toList(),
            actions.proposal(at, alternatives),
            ActionReader.text(at, "recommends"),
            above.carrier(),
            new Rule.Manner(
                action.getParticipant().stream()
                    .anyMatch(who -> who.getType() == ActionParticipantType.PATIENT),
                ActionReader.isMarked(at, "silences-info"),
                ActionReader.isMarked(at, "only-beside-others")));
    checkWords(rule, at);
    rules.add(rule);
    Above here = new Above(Optional.of(at.id()), hooks, alternatives);
    at.below().stream()
        .filter(each -> !clauses.contains(each))
        .forEach(each -> rules.addAll(read(each, here)));
    return rules;
  }

  private static boolean isClause(At below, At rule) {
    return below.id().startsWith(rule.id());
  }

  private static Optional<String> alternatives(At at, Optional<String> above) {
    return at.action().getSelectionBehavior() == ActionSelectionBehavior.ATMOSTONE
        ? Optional.of(at.id())
        : above;
  }

  private Clause clause(At at, Optional<String> alternatives) {
    checkId(at, "clause " + at.id());
    List<RuleCondition> conditions = actions.conditions(at);
    if (conditions.isEmpty()) {
      problem(at.pointer(), "clause " + at.id() + " has no condition", "say when it holds");
    }
    if (at.action().hasAction()) {
      problem(
          at.pointer(),
          "clause " + at.id() + " has actions below it",
          "put them below its rule, each with its condition");
    }
    checkLength(at, "clause " + at.id());
    checkPlainText(at, "clause " + at.id(), isMarkedForPatients(at));
    return new Clause(
        at.id(),
        Optional.ofNullable(at.action().getTitle()),
        Optional.ofNullable(at.action().getDescription()),
        Optional.ofNullable(at.action().getTextEquivalent()),
        actions.indicator(at),
        ActionReader.topic(at),
        conditions,
        actions.proposal(at, alternatives(at, alternatives)),
        ActionReader.text(at, "recommends"));
  }

  private void check(At at, boolean mustSpeak) {
    PlanDefinitionActionComponent action = at.action();
    String name = action.hasId() ? "rule " + action.getId() : "a rule";
    checkId(at, name);
    if (!action.hasTitle() || !action.hasDescription()) {
      problem(at.pointer(), name + " has no title or no description", "say what it advises");
    } else if (mustSpeak) {
      checkLength(at, name);
    }
    if (!action.hasDocumentation()) {
      problem(
          at.pointer(), name + " has no source", "name one in documentation, or say it was added");
    }
    if (mustSpeak && !action.hasPriority()) {
      problem(
          at.pointer(),
          name + " has no indicator",
          "give it a priority: routine (info), urgent (warning) or stat (critical)");
    }
  }

  /** Whether patients see a rule: by itself, or where a clause makes it urgent. */
  private static boolean isSeenByPatients(At rule) {
    return isMarkedForPatients(rule)
        || rule.below().stream()
            .anyMatch(each -> isClause(each, rule) && isMarkedForPatients(each));
  }

  /** Patients see warnings, what is critical, and what is said to be for them. */
  private static boolean isMarkedForPatients(At at) {
    RequestPriority priority = at.action().getPriority();
    return priority == RequestPriority.URGENT
        || priority == RequestPriority.STAT
        || at.action().getParticipant().stream()
            .anyMatch(who -> who.getType() == ActionParticipantType.PATIENT);
  }

  private void checkPlainText(At at, String name, boolean isSeen) {
    if (isSeen && !at.action().hasTextEquivalent()) {
      problem(
          at.pointer(),
          name + " is seen by patients and has no textEquivalent",
          "say it in plain language");
    }
  }

  private void checkWords(Rule rule, At at) {
    rule.words()
        .filter(words -> !Markdown.isMarkdown(words))
        .forEach(words ->
            problem(
                at.pointer(),
                "rule " + rule.id() + " says nothing, or raw HTML, in \"" + words + "\"",
                "write Markdown, with \\\\< for a bracket that stands for itself"));
  }

  private void checkId(At at, String name) {
    if (!at.action().hasId() || !ids.add(at.id())) {
      problem(at.pointer(), name + " has no id of its own", "give it its number, such as P-08");
    }
  }

  private void checkLength(At at, String name) {
    int length = at.action().hasTitle() ? at.action().getTitle().length() : 0;
    if (length > Summary.MAX_LENGTH) {
      problem(
          at.pointer() + "/title",
          name + " has a title of " + length + " characters",
          "use at most " + Summary.MAX_LENGTH);
    }
  }

  private void problem(String pointer, String message, String mend) {
    problems.add(ContentProblem.error(file.name(), file.lineOf(pointer), message, mend));
  }
}
