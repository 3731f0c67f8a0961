package dev.carpus.server;

import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import org.springframework.core.env.StandardEnvironment;

/** The CDS service, started and stopped by a program. */
public final class CarpusService {
  private CarpusService() {}

  /**
   * Starts a service on the machine's clock and random numbers; it is ready when this returns.
   *
   * @throws StartRefused if anything keeps it from starting; nothing listens then
   */
  public static RunningService start(ServeOptions options) {
    return start(options, Outside.ofMachine());
  }

  /**
   * Starts a service; it is ready when this returns.
   *
   * @throws StartRefused if anything keeps it from starting; nothing listens then
   */
  public static RunningService start(ServeOptions options, Outside outside) {
    Settings settings =
        new SettingsReader(new StandardEnvironment()).read(options.config(), options.port());
    return new ServiceStart(options, settings, outside).run();
  }
}
