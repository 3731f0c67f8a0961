package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import dev.carpus.server.terminology.SiteTerminology;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Option;

/** The option by which a command takes a site's configuration into account, as the service does. */
final class SiteOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration, in YAML: its parameters, concept maps and terminology servers count.")
  private Optional<Path> config = Optional.empty();

  /**
   * The settings.
   *
   * @throws dev.carpus.server.StartRefused if anything in the file is wrong
   */
  Settings settings() {
    return new SettingsReader(new StandardEnvironment()).read(config, Optional.empty());
  }

  /** The site's part of the terminology; nothing that its servers say is kept. */
  SiteTerminology terminology(Outside outside) {
    return new SiteTerminology(settings(), Optional.empty(), outside.clock());
  }
}
