package dev.carpus.server.command;

import dev.carpus.server.StartRefused;
import dev.carpus.server.terminology.MapSkeleton;
import dev.carpus.server.terminology.UnmappedFile;
import dev.carpus.terminology.UnmappedCodes.Count;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells which codes of records the terminology does not know, and how to make them known. */
@Command(
    name = "unmapped",
    description = {
      "List the codes that came most often and that nothing speaks of, and write a ConceptMap to"
          + " fill in for them.",
      "A service that runs writes its counts down once a minute, and when it ends."
    },
    mixinStandardHelpOptions = true)
public final class UnmappedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many codes; ${DEFAULT-VALUE} by default.")
  private int most = 20;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "Write the ConceptMap to this new file, not to the console.")
  private Optional<Path> map = Optional.empty();

  @Override
  public Integer call() {
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--most wants a number above 0");
    }
    List<Count> counts = read().stream().limit(most).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (counts.isEmpty()) {
      out.println("no unmapped codes have been counted in " + data.folder());
      return 0;
    }
    out.printf("%9s  %-24s  %s%n", "times", "in", "code");
    counts.forEach(each ->
        out.printf(
            "%9d  %-24s  %s%n", each.count(), each.code().resourceType(), each.code().code()));
    out.println();
    String skeleton = new MapSkeleton(counts).json();
    map.ifPresentOrElse(file -> write(file, skeleton, out), () -> out.println(skeleton));
    return 0;
  }

  private List<Count> read() {
    if (!Files.isDirectory(data.folder())) {
      throw new StartRefused(
          "carpus: there is no folder "
              + data.folder()
              + "; name the data of the service with --data");
    }
    try {
      return UnmappedFile.in(data.folder()).read();
    } catch (IOException unreadable) {
      throw new StartRefused("carpus: " + unreadable.getMessage());
    }
  }

  private static void write(Path file, String skeleton, PrintWriter out) {
    if (Files.exists(file)) {
      throw new StartRefused("carpus: " + file + " is there already; name a new file");
    }
    try {
      Files.writeString(file, skeleton + System.lineSeparator());
      out.println(
          "wrote "
              + file
              + ": fill in targets, put it into the folder carpus.terminology.maps, and run"
              + " ./carpus validate --config FILE");
    } catch (IOException unwritable) {
      throw new StartRefused("carpus: cannot write " + file + ": " + unwritable.getMessage());
    }
  }
}
