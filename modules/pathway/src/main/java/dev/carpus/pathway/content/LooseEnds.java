package dev.carpus.pathway.content;

import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.Unreached;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.RuleCondition;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.ValueSet;

/** Warns of what is in a pathway's folder and serves nothing. */
final class LooseEnds {
  /** The value set of what a user may answer to a card ends so; the pathway asks it. */
  static final String OVERRIDE_REASONS = "/override-reasons";

  private final FhirContent content;
  private final List<ContentFile> sources;

  /** The loose ends of the pathway in a folder. */
  LooseEnds(FhirContent content, ContentFolder folder, Path pathway) {
    this.content = content;
    sources = folder.files(pathway.resolve("cql"), ".cql");
  }

  /** A warning for each value set, CQL definition and order that nothing uses. */
  List<ContentProblem> problems(
      PlanDefinition plan, Guideline guideline, Translated logic, ElmGraph graph) {
    NavigableSet<String> expressions = new TreeSet<>(graph.expressions());
    expressions.retainAll(guideline.conditions().map(RuleCondition::expression).toList());
    return Stream.of(
            valueSets(expressions, graph).stream(),
            definitions(expressions, logic).stream(),
            orders(plan).stream())
        .flatMap(each -> each)
        .toList();
  }

  private List<ContentProblem> valueSets(Set<String> expressions, ElmGraph graph) {
    Map<String, ValueSet> byUrl = new HashMap<>();
    content.valueSets().forEach(each -> byUrl.put(each.getUrl(), each));
    Deque<String> asked = new ArrayDeque<>();
    expressions.forEach(expression -> asked.addAll(graph.reach(expression).valueSets()));
    byUrl.keySet().stream().filter(this::isAskedBeside).forEach(asked::add);
    Set<String> used = new HashSet<>();
    while (!asked.isEmpty()) {
      String url = asked.remove();
      if (used.add(url) && byUrl.containsKey(url)) {
        asked.addAll(nested(byUrl.get(url)));
      }
    }
    return content.valueSets().stream()
        .map(ValueSet::getUrl)
        .filter(url -> !used.contains(url))
        .map(url ->
            warning(
                content.file(url),
                "no condition asks this value set, and none that is asked includes it",
                "ask it in the CQL, or remove it"))
        .toList();
  }

  /** Whether a value set is asked elsewhere than in the logic. */
  private boolean isAskedBeside(String url) {
    return url.endsWith(OVERRIDE_REASONS)
        || content.questionnaires().stream()
            .map(form -> content.file(form.getUrl()))
            .anyMatch(file -> file.text().contains("\"" + url));
  }

  private static List<String> nested(ValueSet valueSet) {
    return Stream.concat(
            valueSet.getCompose().getInclude().stream(),
            valueSet.getCompose().getExclude().stream())
        .flatMap(set -> set.getValueSet().stream())
        .map(canonical -> canonical.getValue().replaceFirst("\\|.*", ""))
        .toList();
  }

  private List<ContentProblem> definitions(Set<String> expressions, Translated logic) {
    return Unreached.by(expressions, logic.main(), logic.included()).stream()
        .map(each ->
            ContentProblem.warning(
                fileOf(each.expression().library()),
                each.line(),
                "no condition reaches \"" + each.expression().name() + "\"",
                "name it in a condition, tag it @evidence, or remove it"))
        .toList();
  }

  private String fileOf(String library) {
    return sources.stream()
        .map(ContentFile::name)
        .filter(name -> name.endsWith("/" + library + ".cql"))
        .findFirst()
        .orElse(library + ".cql");
  }

  private List<ContentProblem> orders(PlanDefinition plan) {
    Set<String> named = new HashSet<>();
    plan.getAction().forEach(action -> named(action, named));
    return content.activityDefinitions().stream()
        .filter(each ->
            !named.contains(each.getUrl())
                && !named.contains(each.getUrl() + "|" + each.getVersion()))
        .map(each ->
            warning(
                content.file(each.getUrl()),
                "no action names this ActivityDefinition",
                "name it in definitionCanonical, or remove it"))
        .toList();
  }

  private static void named(PlanDefinitionActionComponent action, Set<String> named) {
    if (action.getDefinition() instanceof CanonicalType canonical) {
      named.add(canonical.getValue());
    }
    action.getAction().forEach(below -> named(below, named));
  }

  private static ContentProblem warning(ContentFile file, String message, String mend) {
    return ContentProblem.warning(file.name(), 0, message, mend);
  }
}
