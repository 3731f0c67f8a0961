package dev.carpus.server.content;

import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.ContentProblem;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.pathway.content.Site;
import dev.carpus.reference.PreferredEngine;
import dev.carpus.server.StartRefused;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the content of a service. */
public final class ContentStart {
  private static final Logger LOG = LoggerFactory.getLogger(ContentStart.class);

  private final Site site;
  private final ApprovalCheck approval;

  /** A loading for a site, of what may be served there. */
  public ContentStart(Site site, ApprovalCheck approval) {
    this.site = site;
    this.approval = approval;
  }

  /**
   * The content of a folder; how many warnings there are is logged. What nobody can have changed
   * since the build is not looked through for loose ends.
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
    PathwayLoader loader = new PathwayLoader(new PreferredEngine(), site);
    List<PathwayLoading> loadings =
        (folder.isBuiltIn() ? loader.withoutLooseEnds() : loader).load(folder);
    List<String> problems = new ArrayList<>();
    List<ServedPathway> pathways = new ArrayList<>();
    for (int i = 0; i < loadings.size(); i++) {
      note(loadings.get(i).problems(), problems);
      switch (loadings.get(i)) {
        case PathwayLoading.Loaded loaded -> {
          tellIfSlow(loaded.pathway());
          approval.refusal(loaded.pathway().guideline()).ifPresent(problems::add);
          pathways.add(
              new ServedPathway(
                  loaded.pathway(), cases(folder, folder.pathways().get(i), problems)));
        }
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

  private static void note(List<ContentProblem> problems, List<String> errors) {
    problems.stream()
        .filter(ContentProblem::isError)
        .map(ContentProblem::toString)
        .forEach(errors::add);
    long warnings = problems.stream().filter(problem -> !problem.isError()).count();
    if (warnings > 0) {
      LOG.atWarn()
          .addKeyValue("warnings", warnings)
          .log("the content has warnings, which ./carpus validate names");
    }
  }

  private static void tellIfSlow(Pathway pathway) {
    List<UnsupportedElm> pieces = pathway.notCompiled();
    if (!pieces.isEmpty()) {
      UnsupportedElm first = pieces.getFirst();
      LOG.atError()
          .addKeyValue("pathway", pathway.guideline().id())
          .addKeyValue("pieces", pieces.size())
          .addKeyValue("library", first.library())
          .addKeyValue("line", first.line())
          .addKeyValue("operator", first.operator())
          .log("this pathway is not compiled and runs on the slower engine; see ./carpus validate");
    }
  }

  /**
   * All cases of a site's content, which may be new; of the built-in content those that are run.
   */
  private static List<ContentCase> cases(
      ContentFolder folder, Path pathway, List<String> problems) {
    Path path = pathway.resolve("cases");
    List<ContentCase> cases = new ArrayList<>();
    for (ContentFile file :
        folder.isBuiltIn()
            ? folder.some(path, ".json", WarmUp.MOST_OF_BUILT_IN)
            : folder.files(path, ".json")) {
      switch (CaseReader.read(file)) {
        case CaseReading.Read(ContentCase read) -> cases.add(read);
        case CaseReading.Unreadable(ContentProblem problem) -> problems.add(problem.toString());
      }
    }
    return cases;
  }

  private List<String> parametersOfNoPathway(List<ServedPathway> pathways) {
    List<String> ids = pathways.stream().map(ServedPathway::id).toList();
    return new TreeSet<>(site.parameters().keySet())
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
