package dev.carpus.server.command;

import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.SettingsReader;
import dev.carpus.server.switches.Switches;
import dev.carpus.server.switches.SwitchesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

  /** The file. */
  SwitchesFile file() {
    return config
        .flatMap(_ ->
            new SettingsReader(new StandardEnvironment())
                .read(config, Optional.empty())
                .switchesFile())
        .map(SwitchesFile::new)
        .orElseGet(() -> SwitchesFile.in(data.folder()));
  }

  /** What is switched off. */
  Switches read() {
    try {
      return file().read();
    } catch (IOException unreadable) {
      throw new StartRefused("carpus: " + unreadable.getMessage());
    }
  }

  /** Changes what is switched off. */
  void change(UnaryOperator<Switches> change) {
    Switches changed = change.apply(read());
    try {
      file().write(changed);
    } catch (IOException unwritable) {
      throw new StartRefused(
          "carpus: cannot write " + file().path() + ": " + unwritable.getMessage());
    }
  }
}
