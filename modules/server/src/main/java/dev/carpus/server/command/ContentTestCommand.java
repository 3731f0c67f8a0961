package dev.carpus.server.command;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.CaseRun;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.reference.ReferenceEngine;
import dev.carpus.server.Outside;
import dev.carpus.server.terminology.SiteTerminology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the authors' cases. */
@Command(
    name = "content-test",
    description =
        "Run the authors' cases: how cards differ from those expected, and which rules spoke.",
    mixinStandardHelpOptions = true)
public final class ContentTestCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ContentParameter parameter = new ContentParameter();

  @Mixin private SiteOption option = new SiteOption();

  /** The command, with what comes from outside the program. */
  public ContentTestCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    ContentFolder content = parameter.content();
    List<PathwayLoading> loadings;
    try (SiteTerminology site = option.terminology(outside)) {
      loadings = new PathwayLoader(new ReferenceEngine(), site.site()).load(content);
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
    List<CaseRun> runs = new ArrayList<>();
    int failed = 0;
    for (ContentFile file : content.files(folder.resolve("cases"), ".json")) {
      switch (CaseReader.read(file)) {
        case CaseReading.Unreadable unreadable -> {
          out.println(unreadable.problem());
          failed++;
        }
        case CaseReading.Read read -> runs.add(runner.run(read.contentCase()));
      }
    }
    for (CaseRun run : runs) {
      if (!run.passed()) {
        failed++;
        out.println("FAILED " + run.contentCase().id() + ": " + run.contentCase().title());
        run.differences().forEach(difference -> out.println("  " + difference));
      }
    }
    out.println(pathway.guideline().id() + ": " + runs.size() + " cases, " + failed + " failed");
    coverage(pathway, runs, out);
    return failed;
  }

  private static void coverage(Pathway pathway, List<CaseRun> runs, PrintWriter out) {
    Set<String> shown = new HashSet<>();
    runs.forEach(run -> shown.addAll(run.shown()));
    List<String> speaking =
        pathway.guideline().groups().stream()
            .filter(group -> !group.hooks().isEmpty())
            .flatMap(group -> group.rules().stream())
            .map(Rule::id)
            .toList();
    List<String> never = speaking.stream().filter(rule -> !shown.contains(rule)).toList();
    out.println(
        "rules that speak: "
            + (speaking.size() - never.size())
            + " of "
            + speaking.size()
            + " shown by a case"
            + (never.isEmpty() ? "" : "; never: " + String.join(", ", never)));
  }
}
