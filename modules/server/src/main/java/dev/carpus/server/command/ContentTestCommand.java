package dev.carpus.server.command;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.cases.CaseRun;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.cases.Coverage;
import dev.carpus.pathway.cases.SuiteRun;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.reference.PreferredEngine;
import dev.carpus.server.Outside;
import dev.carpus.server.terminology.SiteTerminology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the authors' cases. */
@Command(
    name = "content-test",
    description =
        "Run the authors' cases: how cards differ from those expected, and what no case has tried.",
    mixinStandardHelpOptions = true)
public final class ContentTestCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ContentParameter parameter = new ContentParameter();

  @Mixin private SiteOption option = new SiteOption();

  @Option(
      names = "--min-rules",
      paramLabel = "PERCENT",
      description = "Fail where cases show fewer of the rules that speak.")
  private Optional<Double> minRules = Optional.empty();

  @Option(
      names = "--min-branches",
      paramLabel = "PERCENT",
      description = "Fail where cases try fewer branches of conditions, true and false.")
  private Optional<Double> minBranches = Optional.empty();

  /** The command, with what comes from outside the program. */
  public ContentTestCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    check("--min-rules", minRules);
    check("--min-branches", minBranches);
    ContentFolder content = parameter.content();
    List<PathwayLoading> loadings;
    try (SiteTerminology site = option.terminology(outside)) {
      loadings = new PathwayLoader(new PreferredEngine(), site.site()).withBranches().load(content);
    }
    int failed = 0;
    for (int i = 0; i < loadings.size(); i++) {
      switch (loadings.get(i)) {
        case PathwayLoading.Rejected rejected -> {
          rejected.problems().forEach(spec.commandLine().getOut()::println);
          failed++;
        }
        case PathwayLoading.Loaded loaded ->
            failed += run(loaded.pathway(), content, content.pathways().get(i));
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private int run(Pathway pathway, ContentFolder content, Path folder) {
    PrintWriter out = spec.commandLine().getOut();
    CaseRunner runner = new CaseRunner(pathway, ZoneOffset.UTC, outside.ids());
    SuiteRun suite = SuiteRun.of(runner, content.files(folder.resolve("cases"), ".json"));
    suite.problems().forEach(out::println);
    for (CaseRun run : suite.failed()) {
      out.println("FAILED " + run.contentCase().id() + ": " + run.contentCase().title());
      run.differences().forEach(difference -> out.println("  " + difference));
    }
    int failed = suite.problems().size() + suite.failed().size();
    out.println(
        pathway.guideline().id() + ": " + suite.runs().size() + " cases, " + failed + " failed");
    Coverage coverage = Coverage.of(pathway, suite.runs());
    CoverageReport.lines(coverage).forEach(out::println);
    return failed
        + below("rules that speak", coverage.rules().percent(), minRules)
        + below("branches of conditions", coverage.branches().percent(), minBranches);
  }

  /** One if less was tried than is wanted, which is told; else none. */
  private int below(String what, double percent, Optional<Double> least) {
    if (least.isEmpty() || percent >= least.get()) {
      return 0;
    }
    spec.commandLine()
        .getOut()
        .println(
            "FAILED coverage of "
                + what
                + CoverageReport.share(percent)
                + ", at least "
                + least.get()
                + " % wanted");
    return 1;
  }

  private void check(String option, Optional<Double> percent) {
    if (percent.isPresent() && !(percent.get() >= 0 && percent.get() <= 100)) {
      throw new ParameterException(
          spec.commandLine(), option + " must be from 0 to 100, in per cent");
    }
  }
}
