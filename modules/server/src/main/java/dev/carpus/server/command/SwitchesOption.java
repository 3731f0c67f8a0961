package dev.carpus.server.command;

import dev.carpus.server.settings.SettingsReader;
import dev.carpus.server.switches.SwitchesFile;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a command finds the file of switches that a service looks at. */
final class SwitchesOption {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration of the service, where it names a file of switches.")
  private Optional<Path> config = Optional.empty();

  /** What the file keeps; the configuration is read for it. */
  KeptSwitches kept() {
    return new KeptSwitches(
        config
            .flatMap(_ ->
                new SettingsReader(new StandardEnvironment())
                    .read(config, Optional.empty())
                    .switchesFile())
            .map(SwitchesFile::new)
            .orElseGet(() -> SwitchesFile.in(data.folder())));
  }
}
