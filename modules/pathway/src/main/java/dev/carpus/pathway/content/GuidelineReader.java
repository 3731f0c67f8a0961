package dev.carpus.pathway.content;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.pathway.AssessmentForm;
import dev.carpus.pathway.Flowchart;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Review;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleGroup;
import dev.carpus.pathway.content.ActionReader.At;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * Reads a PlanDefinition as a guideline: its first-level actions are the groups, theirs the rules.
 *
 * @see <a href="https://hl7.org/fhir/R4/plandefinition.html">FHIR R4, PlanDefinition</a>
 */
final class GuidelineReader {
  private final FhirContent content;
  private final Optional<ContentFile> signOffs;
  private final Optional<ContentFile> flowchart;
  private final PlanDefinition plan;
  private final ContentFile file;
  private final RuleReader rules;
  private final ActionReader actions;
  private final List<ContentProblem> problems = new ArrayList<>();
  private final Set<String> required = new HashSet<>();

  /**
   * A reader.
   *
   * @param signOffs the file of what reviewers said of the rules
   * @param flowchart the file of how it is drawn
   */
  GuidelineReader(
      FhirContent content,
      PlanDefinition plan,
      Optional<ContentFile> signOffs,
      Optional<ContentFile> flowchart) {
    this.content = content;
    this.signOffs = signOffs;
    this.flowchart = flowchart;
    this.plan = plan;
    this.file = content.file(plan.getUrl());
    this.actions = new ActionReader(content, file, problems);
    this.rules = new RuleReader(actions, file, problems);
  }

  Guideline read() {
    List<RuleGroup> groups = new ArrayList<>();
    for (int i = 0; i < plan.getAction().size(); i++) {
      group(new At(plan.getAction().get(i), "/action/" + i)).ifPresent(groups::add);
    }
    checkUnchecked(groups);
    for (String element : List.of("version", "title", "description")) {
      if (plan.getNamedProperty(element).getValues().isEmpty()) {
        problem("", "the PlanDefinition has no " + element, "say it");
      }
    }
    return new Guideline(
        plan.getIdElement().getIdPart(),
        plan.getUrl(),
        String.valueOf(plan.getVersion()),
        Optional.ofNullable(plan.getDateElement().getValueAsString()),
        String.valueOf(plan.getTitle()),
        String.valueOf(plan.getDescription()),
        Optional.ofNullable(plan.getUsage()),
        review(groups),
        groups,
        flowchart
            .map(said -> new FlowchartReader(said, ids(groups), problems).read())
            .orElseGet(() -> Flowchart.ofGroups(groups)),
        forms(),
        overrideReasons(),
        required);
  }

  List<ContentProblem> problems() {
    return problems;
  }

  private Optional<RuleGroup> group(At at) {
    Optional<Coding> topic = ActionReader.topic(at);
    if (!at.action().hasId() || topic.isEmpty()) {
      problem(at.pointer(), "a group has no id or no code", "give it both; the code is its topic");
      return Optional.empty();
    }
    Set<Hook> hooks = actions.hooks(at, Set.of());
    List<Rule> inGroup = new ArrayList<>();
    for (At each : at.below()) {
      inGroup.addAll(rules.read(each.action(), each.pointer(), hooks));
      each.action().getInput().stream().map(DataRequirement::getType).forEach(required::add);
    }
    return Optional.of(new RuleGroup(at.id(), topic.get(), inGroup));
  }

  /** A rule that must be known needs the card that says when it is not. */
  private void checkUnchecked(List<RuleGroup> groups) {
    List<Rule> all = groups.stream().flatMap(group -> group.rules().stream()).toList();
    if (all.stream().anyMatch(rule -> rule.conditions().mustBeKnown().isPresent())
        && all.stream()
            .noneMatch(rule -> rule.id().equals(Guideline.UNCHECKED) && rule.topic().isPresent())) {
      problem(
          "",
          "there are rules that must be known, and no card that says when they are not",
          "add the rule " + Guideline.UNCHECKED + " with a code");
    }
  }

  private Review review(List<RuleGroup> groups) {
    return new Review(
        status(),
        signOffs
            .map(said -> new SignOffReader(said, plan.getVersion(), ids(groups), problems).read())
            .orElse(Map.of()));
  }

  private static Set<String> ids(List<RuleGroup> groups) {
    return groups.stream()
        .flatMap(group -> group.rules().stream())
        .map(Rule::id)
        .collect(Collectors.toSet());
  }

  private List<AssessmentForm> forms() {
    return content.questionnaires().stream()
        .map(form ->
            new AssessmentForm(
                form.getIdElement().getIdPart(),
                Optional.ofNullable(form.getTitle()).orElse(form.getUrl()),
                content.file(form.getUrl()).text()))
        .toList();
  }

  private ReviewStatus status() {
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
