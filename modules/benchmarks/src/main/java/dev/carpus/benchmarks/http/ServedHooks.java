package dev.carpus.benchmarks.http;

import dev.carpus.server.CarpusService;
import dev.carpus.server.Outside;
import dev.carpus.server.RunningService;
import dev.carpus.server.ServeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The service in open mode, as {@code ./carpus serve} starts it, on a clock that was set: charts
 * that are measured are opened on the day on which they are about something. One client may call as
 * often as it can, and a call waits for its decision to be stored for as long as a service can be
 * told to; all other settings are the default ones.
 */
public final class ServedHooks {
  private ServedHooks() {}

  /**
   * Starts it, and runs it as long as the one who wants it.
   *
   * @param arguments a folder for its data and its address, and the moment that the clock is set to
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path config = folder.resolve("config.yaml");
    Files.writeString(config, "carpus: {limits: {rate: 1000000}, memory: {patience: 10s}}\n");
    Duration ahead = Duration.between(Instant.now(), Instant.parse(arguments[1]));
    RunningService service =
        CarpusService.start(
            new ServeOptions(
                Optional.of(0),
                Optional.empty(),
                Optional.of(config),
                Optional.of(Files.createDirectory(folder.resolve("data"))),
                Optional.empty()),
            new Outside(
                Clock.offset(Clock.systemUTC(), ahead),
                System::nanoTime,
                Outside.ofMachine().ids()));
    ServerProcess.serve(folder, service.port());
  }
}
