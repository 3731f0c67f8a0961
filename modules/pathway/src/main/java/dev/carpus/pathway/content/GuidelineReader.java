package dev.carpus.pathway.content;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.SelectionBehavior;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.TriggerDefinition;

/**
 * Reads a PlanDefinition as a guideline: its first-level actions are the groups, theirs the rules.
 *
 * @see <a href="https://hl7.org/fhir/R4/plandefinition.html">FHIR R4, PlanDefinition</a>
 */
final class GuidelineReader {
  private final FhirContent content;
  private final PlanDefinition plan;
  private final ContentFile file;
  private final RuleReader rules;
  private final List<ContentProblem> problems = new ArrayList<>();
  private final Set<String> required = new HashSet<>();

  GuidelineReader(FhirContent content, PlanDefinition plan) {
    this.content = content;
    this.plan = plan;
    this.file = content.file(plan.getUrl());
    this.rules = new RuleReader(content, file, problems);
  }

  Guideline read() {
    List<RuleGroup> groups = new ArrayList<>();
    for (int i = 0; i < plan.getAction().size(); i++) {
      group(plan.getAction().get(i), "/action/" + i).ifPresent(groups::add);
    }
    for (String element : List.of("version", "title", "description")) {
      if (plan.getNamedProperty(element).getValues().isEmpty()) {
        problem("", "the PlanDefinition has no " + element, "say it");
      }
    }
    return new Guideline(
        plan.getIdElement().getIdPart(),
        plan.getUrl(),
        String.valueOf(plan.getVersion()),
        String.valueOf(plan.getTitle()),
        String.valueOf(plan.getDescription()),
        Optional.ofNullable(plan.getUsage()),
        review(),
        groups,
        overrideReasons(),
        required);
  }

  List<ContentProblem> problems() {
    return problems;
  }

  private Optional<RuleGroup> group(PlanDefinitionActionComponent action, String pointer) {
    Set<Hook> hooks = EnumSet.noneOf(Hook.class);
    for (int t = 0; t < action.getTrigger().size(); t++) {
      TriggerDefinition trigger = action.getTrigger().get(t);
      Optional<Hook> hook = Hook.named(String.valueOf(trigger.getName()));
      hook.ifPresentOrElse(hooks::add, () -> unknownHook(trigger, pointer));
    }
    if (!action.hasId() || !action.hasCode()) {
      problem(pointer, "a group has no id or no code", "give it both; the code is its topic");
      return Optional.empty();
    }
    List<Rule> inGroup = new ArrayList<>();
    for (int i = 0; i < action.getAction().size(); i++) {
      PlanDefinitionActionComponent each = action.getAction().get(i);
      inGroup.addAll(rules.read(each, pointer + "/action/" + i, !hooks.isEmpty()));
      each.getInput().stream().map(DataRequirement::getType).forEach(required::add);
    }
    return Optional.of(
        new RuleGroup(action.getId(), topic(action), hooks, selection(action), inGroup));
  }

  private void unknownHook(TriggerDefinition trigger, String pointer) {
    problem(
        pointer + "/trigger",
        "unknown hook " + trigger.getName(),
        "use one of " + Hook.names() + " in a named-event");
  }

  private static Coding topic(PlanDefinitionActionComponent action) {
    var coding = action.getCodeFirstRep().getCodingFirstRep();
    return new Coding(
        String.valueOf(coding.getSystem()),
        String.valueOf(coding.getCode()),
        Optional.ofNullable(coding.getDisplay()));
  }

  private static SelectionBehavior selection(PlanDefinitionActionComponent action) {
    String code = action.hasSelectionBehavior() ? action.getSelectionBehavior().toCode() : "any";
    return Arrays.stream(SelectionBehavior.values())
        .filter(behavior -> behavior.code().equals(code))
        .findFirst()
        .orElse(SelectionBehavior.ANY);
  }

  private ReviewStatus review() {
    var mark = plan.getExtensionByUrl(ReviewStatus.URL);
    String code = mark == null ? "" : String.valueOf(mark.getValue().primitiveValue());
    return ReviewStatus.of(code)
        .orElseGet(() -> {
          problem(
              "",
              "the PlanDefinition has no known review status",
              "add the extension "
                  + ReviewStatus.URL
                  + " with submitted, under-review or approved");
          return ReviewStatus.SUBMITTED;
        });
  }

  private List<Coding> overrideReasons() {
    List<Coding> reasons = new ArrayList<>();
    content.valueSets().stream()
        .filter(valueSet -> valueSet.getUrl().endsWith("/override-reasons"))
        .flatMap(valueSet -> valueSet.getCompose().getInclude().stream())
        .forEach(set ->
            set.getConcept()
                .forEach(concept ->
                    reasons.add(
                        Coding.of(set.getSystem(), concept.getCode(), concept.getDisplay()))));
    if (reasons.isEmpty()) {
      problem("", "no override reasons", "add a ValueSet whose url ends with /override-reasons");
    }
    return reasons;
  }

  private void problem(String pointer, String message, String mend) {
    problems.add(ContentProblem.error(file.name(), file.lineOf(pointer), message, mend));
  }
}
