package dev.carpus.server.command;

import dev.carpus.hooks.Hook;
import dev.carpus.logic.Moment;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.ContentProblem;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.reference.PreferredEngine;
import dev.carpus.server.Outside;
import dev.carpus.server.StartRefused;
import dev.carpus.server.terminology.SiteTerminology;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates hook requests or Bundles from files, without a server. */
@Command(
    name = "eval",
    description = {
      "Evaluate hook requests (CDS Hooks bodies) or FHIR Bundles with one patient from files;",
      "one line of JSON for each. What a Bundle does not hold is known to be absent.",
      "Exit code 1: a file cannot be read; 3: a request lacks required data."
    },
    mixinStandardHelpOptions = true)
public final class EvalCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--service",
      required = true,
      paramLabel = "ID",
      description = "The pathway, such as bilateral-hand-cramping.")
  private String service = "";

  @Option(
      names = "--hook",
      paramLabel = "NAME",
      defaultValue = "patient-view",
      description = "The hook that fires for a Bundle; ${DEFAULT-VALUE} by default.")
  private String hook = "patient-view";

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The moment of the evaluation, such as 2026-11-22T12:00:00Z; now by default.")
  private Optional<String> at = Optional.empty();

  @Option(names = "--explain", description = "Print why each rule speaks or does not, not cards.")
  private boolean isExplanation;

  @Mixin private SiteOption option = new SiteOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
  private List<Path> files = List.of();

  /** The command, with what comes from outside the program. */
  public EvalCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    Instant moment = at.map(this::instant).orElseGet(() -> outside.clock().instant());
    try (SiteTerminology site = option.terminology(outside)) {
      Pathway pathway = pathway(site);
      return evaluate(
          new FileEvaluation(
              pathway, hookOf(pathway), new Moment(moment, site.zone()), outside, isExplanation));
    }
  }

  private int evaluate(FileEvaluation evaluation) {
    boolean isUnreadable = false;
    boolean isLacking = false;
    for (Path file : files) {
      switch (evaluation.evaluate(file)) {
        case FileResult.Answer(String json) -> spec.commandLine().getOut().println(json);
        case FileResult.Lacking(String outcome) -> {
          spec.commandLine().getOut().println(outcome);
          isLacking = true;
        }
        case FileResult.Unreadable(List<String> problems) -> {
          problems.forEach(problem -> spec.commandLine().getErr().println(file + ": " + problem));
          isUnreadable = true;
        }
      }
    }
    if (isUnreadable) {
      return 1;
    }
    return isLacking ? 3 : 0;
  }

  private Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException wrong) {
      throw new ParameterException(
          spec.commandLine(), "--at wants an instant such as 2026-11-22T12:00:00Z", wrong);
    }
  }

  private Hook hookOf(Pathway pathway) {
    return Hook.named(hook)
        .filter(pathway.guideline().hooks()::contains)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(), "--hook " + hook + " is no hook of " + service));
  }

  private Pathway pathway(SiteTerminology site) {
    List<String> ids = new ArrayList<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (PathwayLoading loading :
        new PathwayLoader(new PreferredEngine(), site.site()).load(ContentFolder.shipped())) {
      switch (loading) {
        case PathwayLoading.Rejected rejected -> problems.addAll(rejected.problems());
        case PathwayLoading.Loaded loaded -> {
          if (loaded.pathway().guideline().id().equals(service)) {
            return loaded.pathway();
          }
          ids.add(loaded.pathway().guideline().id());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new StartRefused(problems.stream().map(String::valueOf).toList());
    }
    throw new ParameterException(
        spec.commandLine(),
        "--service " + service + " is not there; use one of " + String.join(", ", ids));
  }
}
