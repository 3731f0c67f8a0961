package dev.carpus.server.command;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.ContentProblem;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.reference.ReferenceEngine;
import dev.carpus.server.Outside;
import dev.carpus.server.terminology.SiteTerminology;
import java.io.PrintWriter;
import java.nio.file.Path;
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
        "Check the content as at start-up; every problem with its file, its line and how to mend it.",
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
      for (PathwayLoading loading :
          new PathwayLoader(new ReferenceEngine(), site.site()).load(content)) {
        problems.addAll(loading.problems());
      }
      problems.addAll(site.codeChecks().check(content));
    }
    for (Path pathway : content.pathways()) {
      content.files(pathway.resolve("cases"), ".json").stream()
          .map(CaseReader::read)
          .forEach(reading -> {
            if (reading instanceof CaseReading.Unreadable unreadable) {
              problems.add(unreadable.problem());
            }
          });
    }
    return report(content, problems);
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
