package dev.carpus.pathway.content;

import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.RuleCondition;
import dev.carpus.terminology.Terminology;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologyProblem;
import dev.carpus.terminology.TerminologySources;
import dev.carpus.terminology.units.Units;
import dev.carpus.terminology.units.UnitsReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;

/** Loads pathways from a folder of content, and reports everything that is wrong at once. */
public final class PathwayLoader {
  private final LogicEngine engine;
  private final Site site;
  private final boolean asksBranches;
  private final boolean seeksLooseEnds;

  /**
   * A loader.
   *
   * @param engine runs the logic
   * @param site what the site adds to the content
   */
  public PathwayLoader(LogicEngine engine, Site site) {
    this(engine, site, false, true);
  }

  private PathwayLoader(
      LogicEngine engine, Site site, boolean asksBranches, boolean seeksLooseEnds) {
    this.engine = engine;
    this.site = site;
    this.asksBranches = asksBranches;
    this.seeksLooseEnds = seeksLooseEnds;
  }

  /** A loader of pathways that tell the value of each branch of their conditions, too. */
  public PathwayLoader withBranches() {
    return new PathwayLoader(engine, site, true, seeksLooseEnds);
  }

  /** A loader that does not look for what serves nothing, of which there are only warnings. */
  public PathwayLoader withoutLooseEnds() {
    return new PathwayLoader(engine, site, asksBranches, false);
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
    FhirContent content = FhirContent.read(folder, pathway, site.maps());
    List<ContentProblem> problems = new ArrayList<>(content.problems());
    Terminology terminology =
        TerminologyLoader.load(
            new TerminologySources(
                content.codeSystems(),
                content.valueSets(),
                content.conceptMaps(),
                content.siteMaps(),
                site.learntMaps(),
                site.remote()));
    UnitsReading units = Units.read(content.unitSpellings());
    Stream.of(terminology.problems(), units.problems())
        .flatMap(List::stream)
        .forEach(problem -> problems.add(inFile(problem, content)));
    Optional<PlanDefinition> plan = content.planDefinition();
    Optional<Guideline> guideline = Optional.empty();
    Optional<Translated> logic = Optional.empty();
    if (plan.isPresent()) {
      GuidelineReader reader =
          new GuidelineReader(
              content, plan.get(), folder.signOffs(pathway), folder.flowchart(pathway));
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
    problems.addAll(
        new LibraryChecks(logic.get().main().name(), graph).problems(content, terminology.index()));
    ParameterValues parameters = parameters(guideline.get(), graph);
    problems.addAll(parameters.problems());
    if (seeksLooseEnds) {
      problems.addAll(
          new LooseEnds(content, folder, pathway)
              .problems(plan.orElseThrow(), guideline.get(), logic.get(), graph));
    }
    if (problems.stream().anyMatch(ContentProblem::isError)) {
      return new PathwayLoading.Rejected(name, problems);
    }
    Pathway loaded =
        pathway(guideline.get(), logic.get(), graph, terminology, units.units(), parameters);
    loaded.notCompiled().forEach(piece -> problems.add(slow(piece, folder, pathway)));
    return new PathwayLoading.Loaded(loaded, problems);
  }

  private static ContentProblem slow(UnsupportedElm piece, ContentFolder folder, Path pathway) {
    String file = "/" + piece.library() + ".cql";
    return ContentProblem.warning(
        folder.files(pathway.resolve("cql"), ".cql").stream()
            .map(ContentFile::name)
            .filter(each -> each.endsWith(file))
            .findFirst()
            .orElse(piece.library()),
        piece.line(),
        "the compiler does not know "
            + piece.operator()
            + ": all of the pathway runs on the slower engine",
        "say it in another way, or accept that every call takes some ten times as long");
  }

  /** What the site sets for a pathway. */
  private ParameterValues parameters(Guideline guideline, ElmGraph graph) {
    return ParameterValues.of(
        guideline.id(), graph, site.parameters().getOrDefault(guideline.id(), Map.of()));
  }

  /** Values of the parameters, which a caller must know to be there. */
  private static Map<String, Object> values(
      String pathway, ElmGraph graph, Map<String, String> texts) {
    ParameterValues parameters = ParameterValues.of(pathway, graph, texts);
    if (!parameters.problems().isEmpty()) {
      throw new IllegalArgumentException(parameters.problems().toString());
    }
    return parameters.values();
  }

  private Pathway pathway(
      Guideline guideline,
      Translated logic,
      ElmGraph graph,
      Terminology terminology,
      Units units,
      ParameterValues parameters) {
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
            units,
            parameters.values());
    AskedBranches asked =
        asksBranches
            ? AskedBranches.of(program, terminology.awaitingCodes())
            : AskedBranches.none(program);
    ClinicalLogic prepared = engine.prepare(asked.program());
    return new Pathway(
        guideline,
        PrefetchPlan.of(reads, terminology.index(), guideline.required()),
        prepared,
        texts -> prepared.withParameters(values(guideline.id(), graph, texts)),
        new RuleVocabularies(graph, terminology).of(guideline),
        asked.branches(),
        parameters.snooze(graph));
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
}
