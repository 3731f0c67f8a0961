package dev.carpus.pathway.content;

import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleCondition;
import dev.carpus.terminology.Terminology;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologyProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;

/** Loads pathways from a folder of content, and reports everything that is wrong at once. */
public final class PathwayLoader {
  private final LogicEngine engine;
  private final Map<String, Map<String, Integer>> parameters;

  /**
   * A loader.
   *
   * @param engine runs the logic
   * @param parameters what a site sets, by pathway id and by parameter name
   */
  public PathwayLoader(LogicEngine engine, Map<String, Map<String, Integer>> parameters) {
    this.engine = engine;
    this.parameters = Map.copyOf(parameters);
  }

  /** Loads every pathway of the folder, in the order of their names. */
  public List<PathwayLoading> load(ContentFolder folder) {
    List<Path> pathways = folder.pathways();
    if (pathways.isEmpty()) {
      return List.of(
          new PathwayLoading.Rejected(
              folder.root().toString(),
              List.of(
                  ContentProblem.error(
                      folder.root().toString(),
                      0,
                      "no pathway here",
                      "name a folder with a folder for each pathway, each with a PlanDefinition-*.json"))));
    }
    return pathways.stream().map(pathway -> load(folder, pathway)).toList();
  }

  private PathwayLoading load(ContentFolder folder, Path pathway) {
    FhirContent content = FhirContent.read(folder, pathway);
    List<ContentProblem> problems = new ArrayList<>(content.problems());
    Terminology terminology =
        TerminologyLoader.load(content.codeSystems(), content.valueSets(), content.conceptMaps());
    terminology.problems().forEach(problem -> problems.add(inFile(problem, content)));
    Optional<PlanDefinition> plan = content.planDefinition();
    Optional<Guideline> guideline = Optional.empty();
    Optional<Translated> logic = Optional.empty();
    if (plan.isPresent()) {
      GuidelineReader reader = new GuidelineReader(content, plan.get());
      guideline = Optional.of(reader.read());
      problems.addAll(reader.problems());
      LogicReader logicReader = new LogicReader(folder, pathway, content);
      logic = logicReader.read(plan.get());
      problems.addAll(logicReader.problems());
    }
    String name = String.valueOf(pathway.getFileName());
    if (guideline.isEmpty() || logic.isEmpty()) {
      return new PathwayLoading.Rejected(name, problems);
    }
    ElmGraph graph = new ElmGraph(logic.get().main(), logic.get().included());
    ContentFile planFile = content.file(guideline.get().url());
    problems.addAll(new LogicChecks(guideline.get(), graph, planFile).problems());
    problems.addAll(unknownNames(graph, terminology, content, logic.get()));
    problems.addAll(unusableParameters(guideline.get().id(), graph));
    return problems.stream().anyMatch(ContentProblem::isError)
        ? new PathwayLoading.Rejected(name, problems)
        : new PathwayLoading.Loaded(
            pathway(guideline.get(), logic.get(), graph, terminology), problems);
  }

  private Pathway pathway(
      Guideline guideline, Translated logic, ElmGraph graph, Terminology terminology) {
    NavigableSet<String> expressions = new TreeSet<>();
    guideline.conditions().map(RuleCondition::expression).forEach(expressions::add);
    Set<Read> reads = new HashSet<>();
    expressions.forEach(expression -> reads.addAll(graph.reach(expression).reads()));
    LogicProgram program =
        new LogicProgram(
            logic.main(),
            logic.included(),
            expressions,
            terminology.index(),
            parameters.getOrDefault(guideline.id(), Map.of()));
    return new Pathway(
        guideline,
        PrefetchPlan.of(reads, terminology.index(), guideline.required()),
        engine.prepare(program),
        awaitingCodes(guideline, graph, terminology));
  }

  private static Map<String, NavigableSet<String>> awaitingCodes(
      Guideline guideline, ElmGraph graph, Terminology terminology) {
    Map<String, NavigableSet<String>> awaiting = new TreeMap<>();
    for (Rule rule : guideline.rules().toList()) {
      NavigableSet<String> ids = new TreeSet<>();
      Stream.concat(rule.logic().stream(), rule.stops().stream())
          .map(condition -> graph.reach(condition.expression()))
          .map(Reach::valueSets)
          .flatMap(Set::stream)
          .filter(terminology.awaitingCodes()::contains)
          .forEach(url -> ids.add(url.substring(url.lastIndexOf('/') + 1)));
      awaiting.put(rule.id(), ids);
    }
    return awaiting;
  }

  private static ContentProblem inFile(TerminologyProblem problem, FhirContent content) {
    ContentFile file = content.file(problem.resource());
    return new ContentProblem(
        file.name(),
        file.lineOf(problem.pointer()),
        problem.isWarning() ? ContentProblem.Severity.WARNING : ContentProblem.Severity.ERROR,
        problem.message(),
        problem.mend());
  }

  private static List<ContentProblem> unknownNames(
      ElmGraph graph, Terminology terminology, FhirContent content, Translated logic) {
    List<ContentProblem> problems = new ArrayList<>();
    String library = "cql/" + logic.main().name() + ".cql";
    for (String url : graph.valueSets()) {
      if (!terminology.index().knows(url)) {
        problems.add(
            ContentProblem.error(
                library, 0, "unknown value set " + url, "correct the URL, or add the ValueSet"));
      }
    }
    for (String url : graph.codeSystems()) {
      if (content.codeSystems().stream().noneMatch(system -> url.equals(system.getUrl()))) {
        problems.add(
            ContentProblem.error(
                library,
                0,
                "unknown code system " + url,
                "correct the URL, or add its CodeSystem"));
      }
    }
    return problems;
  }

  /** What a site sets that is no parameter of the library, or no window. */
  private List<ContentProblem> unusableParameters(String pathway, ElmGraph graph) {
    NavigableSet<String> known = new TreeSet<>(graph.parameters());
    known.remove(LogicProgram.ENCOUNTER_ID);
    List<ContentProblem> problems = new ArrayList<>();
    new TreeMap<>(parameters.getOrDefault(pathway, Map.of()))
        .forEach((name, value) -> {
          if (!known.contains(name)) {
            problems.add(
                ContentProblem.error(
                    "configuration",
                    0,
                    "parameters." + pathway + " has no parameter " + name,
                    "use one of " + String.join(", ", known)));
          } else if (value < 0) {
            problems.add(
                ContentProblem.error(
                    "configuration",
                    0,
                    "parameters." + pathway + "." + name + " is negative",
                    "give it 0 or more"));
          }
        });
    return problems;
  }
}
