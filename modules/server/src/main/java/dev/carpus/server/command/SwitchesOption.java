package dev.carpus.server.command;

import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import dev.carpus.server.switches.SwitchesFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options by which a command finds the file of switches that a service looks at. */
final class SwitchesOption {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration of the service: names its clients, and may name the file.")
  private Optional<Path> config = Optional.empty();

  /**
   * What the file keeps.
   *
   * @throws ParameterException if there is no file, and so no service that looks at it
   */
  KeptSwitches kept(CommandLine line) {
    SwitchesFile file =
        settings()
            .flatMap(Settings::switchesFile)
            .map(SwitchesFile::new)
            .orElseGet(() -> SwitchesFile.in(data.folder()));
    if (file.isMissing()) {
      throw new ParameterException(
          line,
          "there is no "
              + file.path()
              + ", which a service makes when it starts; name the data of the service with --data,"
              + " or its configuration with --config if that names a file of switches");
    }
    return new KeptSwitches(file);
  }

  /** The names of the clients, where the configuration is given. */
  Optional<Set<String>> clients() {
    return settings().map(settings -> settings.trust().names());
  }

  private Optional<Settings> settings() {
    return config.map(
        _ -> new SettingsReader(new StandardEnvironment()).read(config, Optional.empty()));
  }
}
