package dev.carpus.server.content;

import dev.carpus.logic.EvaluationFailure;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.ContentProblem;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.reference.ReferenceEngine;
import dev.carpus.server.StartRefused;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the content of a service. */
public final class ContentStart {
  private static final Logger LOG = LoggerFactory.getLogger(ContentStart.class);

  private final Map<String, Map<String, Integer>> parameters;

  /**
   * A loading with what a site has set.
   *
   * @param parameters by pathway id and by name
   */
  public ContentStart(Map<String, Map<String, Integer>> parameters) {
    this.parameters = parameters;
  }

  /**
   * The content of a folder; warnings are logged.
   *
   * @throws StartRefused if anything in it cannot be served; says all of it
   */
  public ServedContent load(ContentFolder folder) {
    try {
      return served(folder);
    } catch (EvaluationFailure | IllegalArgumentException | UncheckedIOException unserved) {
      throw new StartRefused("the content cannot be served: " + unserved.getMessage());
    }
  }

  private ServedContent served(ContentFolder folder) {
    List<PathwayLoading> loadings =
        new PathwayLoader(new ReferenceEngine(), parameters).load(folder);
    List<String> problems = new ArrayList<>();
    List<ServedPathway> pathways = new ArrayList<>();
    for (int i = 0; i < loadings.size(); i++) {
      loadings.get(i).problems().forEach(problem -> note(problem, problems));
      switch (loadings.get(i)) {
        case PathwayLoading.Loaded loaded ->
            pathways.add(
                new ServedPathway(
                    loaded.pathway(), cases(folder, folder.pathways().get(i), problems)));
        case PathwayLoading.Rejected rejected ->
            problems.add(rejected.folder() + ": this pathway cannot be served");
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(parametersOfNoPathway(pathways));
    }
    if (!problems.isEmpty()) {
      throw new StartRefused(problems);
    }
    return new ServedContent(pathways);
  }

  private static void note(ContentProblem problem, List<String> errors) {
    if (problem.isError()) {
      errors.add(problem.toString());
    } else {
      LOG.warn("{}", problem);
    }
  }

  private static List<ContentCase> cases(
      ContentFolder folder, Path pathway, List<String> problems) {
    List<ContentCase> cases = new ArrayList<>();
    for (ContentFile file : folder.files(pathway.resolve("cases"), ".json")) {
      switch (CaseReader.read(file)) {
        case CaseReading.Read(ContentCase read) -> cases.add(read);
        case CaseReading.Unreadable(ContentProblem problem) -> note(problem, problems);
      }
    }
    return cases;
  }

  private List<String> parametersOfNoPathway(List<ServedPathway> pathways) {
    List<String> ids = pathways.stream().map(ServedPathway::id).toList();
    return new TreeSet<>(parameters.keySet())
        .stream()
            .filter(id -> !ids.contains(id))
            .map(id ->
                "carpus.parameters."
                    + id
                    + ": there is no such pathway; it must be one of "
                    + String.join(", ", ids))
            .toList();
  }
}
