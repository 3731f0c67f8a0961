package dev.carpus.benchmarks;

import dev.carpus.benchmarks.ratio.Measurements;
import dev.carpus.benchmarks.ratio.Pace;
import dev.carpus.benchmarks.ratio.RatioRun;
import dev.carpus.benchmarks.ratio.Row;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what hook calls cost, beside the floor and other engines. */
@Command(
    name = "carpus bench",
    description =
        "Measure what hook calls cost, beside the floor and other engines, in one run in which all"
            + " take turns. Let it have the machine to itself. Only ratios within a run mean"
            + " anything.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  private final InstantSource clock;
  private final Pace full;
  private final Pace quick;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--quick",
      description = "A short run, to see whether a change helped; its numbers are rough.")
  private boolean isQuick;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "target/bench.json",
      description = "Where the results go, as JSON; ${DEFAULT-VALUE} by default.")
  private Path json = Path.of("target/bench.json");

  @Parameters(
      paramLabel = "ROW-OR-GROUP",
      description =
          "What is measured: rows, groups of rows, sizes (20, 200, 2000 resources), or a row of a"
              + " size such as ours-200; everything by default.")
  private List<String> words = new ArrayList<>();

  /**
   * The command.
   *
   * @param full the pace of a run
   * @param quick the pace of a short one
   */
  Bench(InstantSource clock, Pace full, Pace quick) {
    this.clock = clock;
    this.full = full;
    this.quick = quick;
  }

  /** Runs the command and ends the process. */
  @SuppressWarnings("SystemOut") // the program's own console
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/carpus/server/command/quiet-logback.xml");
    System.exit(
        new Bench(InstantSource.system(), Pace.full(), Pace.quick())
            .execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
  }

  /** Runs the command, which writes to these, and gives its exit code. */
  int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(this);
    line.setOut(out);
    line.setErr(err);
    line.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER, _ -> rows());
    line.setParameterExceptionHandler((wrong, _) -> {
      err.println("carpus: " + wrong.getMessage() + "; see ./carpus bench --help");
      return CommandLine.ExitCode.USAGE;
    });
    return line.execute(arguments);
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder("\nRows, with their groups:\n");
    for (Kind kind : Kind.values()) {
      rows.append("  %-16s %-10s %s%n".formatted(kind.word(), kind.group(), kind.description()));
    }
    return rows.append("\nThe start of the service is measured apart: ./carpus bench startup\n")
        .toString();
  }

  @Override
  public Integer call() {
    List<Selection> selected = selected();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    out.println(
        "Java "
            + Runtime.version()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors, "
            + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    Measurements measurements = measured(selected, err);
    new BenchReport(measurements).print(out);
    new BenchJson(measurements, clock.instant()).write(json);
    out.println("written to " + json);
    return 0;
  }

  private Measurements measured(List<Selection> selected, PrintWriter err) {
    try (BenchRows making = new BenchRows()) {
      List<Row> rows = selected.stream().map(each -> making.row(each.kind(), each.size())).toList();
      return new RatioRun(isQuick ? quick : full, err::println).measure(rows);
    }
  }

  private List<Selection> selected() {
    try {
      return Selection.of(words);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()));
    }
  }
}
