package dev.carpus.server.command;

import dev.carpus.server.ManagementUrl;
import dev.carpus.server.StartRefused;
import dev.carpus.server.memory.FeedbackSummary;
import dev.carpus.server.memory.MemoryReading;
import dev.carpus.server.memory.Since;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Counts what became of cards. */
@Command(
    name = "report",
    description = {
      "Count for each rule how many cards were shown, accepted, overridden and not answered.",
      "Reads the database; where a service runs that holds it, asks the service. Says first which of"
          + " them it was."
    },
    mixinStandardHelpOptions = true)
public final class FeedbackReportCommand implements Callable<Integer> {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration, in YAML.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      defaultValue = "",
      description = "The first day whose cards count, such as 2026-11-22; all by default.")
  private String since = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Ask the service whose management port is there.")
  private Optional<URI> url = Optional.empty();

  @Override
  public Integer call() {
    Settings settings =
        new SettingsReader(new StandardEnvironment()).read(config, Optional.empty());
    Instant first =
        Since.read(since, settings.zone())
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(), "--since wants a day such as 2026-11-22"));
    FeedbackSummary summary =
        url.map(this::ask)
            .orElseGet(() -> read(new MemoryReading(settings.memory(), data.folder()), first));
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(MAPPER.writeValueAsString(summary));
    } else {
      FeedbackTable.of(summary).print(out);
    }
    return 0;
  }

  private FeedbackSummary read(MemoryReading memory, Instant first) {
    if (!memory.isPossible()) {
      throw new StartRefused(
          "carpus: there is no memory in "
              + data.folder()
              + "; name the data of the service with --data, or its configuration with --config");
    }
    if (!Files.isDirectory(data.folder())) {
      return summary(memory, first);
    }
    Optional<DataFolder> free = DataFolder.lockIfFree(data.folder());
    if (free.isEmpty()) {
      return ask(
          ManagementUrl.in(data.folder())
              .read()
              .orElseThrow(() ->
                  new StartRefused(
                      "carpus: another process uses "
                          + data.folder()
                          + " and does not say where to reach it; name its URL with --url")));
    }
    try (DataFolder _ = free.get()) {
      return summary(memory, first);
    }
  }

  private FeedbackSummary summary(MemoryReading memory, Instant first) {
    tellPlace(memory.place());
    return memory.summary(first);
  }

  private FeedbackSummary ask(URI service) {
    tellPlace(service.toString());
    return new ManagementCalls(service).summary(since);
  }

  /** JSON is for programs: what it comes from is told beside it then. */
  private void tellPlace(String place) {
    PrintWriter to = isJson ? spec.commandLine().getErr() : spec.commandLine().getOut();
    to.println("read from " + place);
  }
}
