package dev.carpus.server.command;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.cases.CaseWarnings;
import dev.carpus.pathway.cases.SuiteRun;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.ContentProblem;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.reference.PreferredEngine;
import dev.carpus.server.Outside;
import dev.carpus.server.terminology.SiteTerminology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks content as at start-up, and prints everything that is wrong with it. */
@Command(
    name = "validate",
    description =
        "Check the content as at start-up, and run its cases; every problem with its file, its line and how to mend it.",
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ContentParameter parameter = new ContentParameter();

  @Mixin private SiteOption option = new SiteOption();

  /** The command, with what comes from outside the program. */
  public ValidateCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    ContentFolder content = parameter.content();
    List<ContentProblem> problems = new ArrayList<>();
    try (SiteTerminology site = option.terminology(outside)) {
      List<PathwayLoading> loadings =
          new PathwayLoader(new PreferredEngine(), site.site()).load(content);
      loadings.forEach(loading -> problems.addAll(loading.problems()));
      problems.addAll(site.codeChecks().check(content));
      List<Path> pathways = content.pathways();
      for (int i = 0; i < pathways.size(); i++) {
        problems.addAll(cases(content, pathways.get(i), loadings.get(i)));
      }
    }
    return report(content, problems);
  }

  /** What is wrong with the cases of a pathway, and where it can be loaded, what they leave out. */
  private List<ContentProblem> cases(ContentFolder content, Path pathway, PathwayLoading loading) {
    List<ContentFile> files = content.files(pathway.resolve("cases"), ".json");
    return switch (loading) {
      case PathwayLoading.Loaded(Pathway loaded, var _) -> {
        SuiteRun suite = SuiteRun.of(new CaseRunner(loaded, ZoneOffset.UTC, outside.ids()), files);
        List<ContentProblem> problems = new ArrayList<>(suite.problems());
        ContentFile plan = content.json(pathway, "PlanDefinition-").getFirst();
        problems.addAll(CaseWarnings.of(loaded, suite, plan));
        yield problems;
      }
      case PathwayLoading.Rejected _ ->
          files.stream()
              .map(CaseReader::read)
              .filter(CaseReading.Unreadable.class::isInstance)
              .map(CaseReading.Unreadable.class::cast)
              .map(CaseReading.Unreadable::problem)
              .toList();
    };
  }

  private int report(ContentFolder content, List<ContentProblem> problems) {
    PrintWriter out = spec.commandLine().getOut();
    problems.forEach(out::println);
    long errors = problems.stream().filter(ContentProblem::isError).count();
    out.println(
        content.root()
            + ": "
            + content.pathways().size()
            + " pathways, "
            + errors
            + " errors, "
            + (problems.size() - errors)
            + " warnings");
    return errors == 0 ? 0 : 1;
  }
}
