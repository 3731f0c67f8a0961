package dev.carpus.server.command;

import dev.carpus.server.StartRefused;
import dev.carpus.server.switches.Switches;
import dev.carpus.server.switches.SwitchesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What is switched off, as a file keeps it for a service.
 *
 * @param file the one that the service looks at
 */
record KeptSwitches(SwitchesFile file) {
  /**
   * What is switched off.
   *
   * @throws StartRefused if the file cannot be read
   */
  Switches read() {
    try {
      return file.read();
    } catch (IOException unreadable) {
      throw new StartRefused("carpus: " + unreadable.getMessage());
    }
  }

  /**
   * What is switched off; nothing where the file is damaged, which is kept beside it then.
   *
   * @param aside is told where it is kept
   * @throws StartRefused if it cannot be kept
   */
  Switches readOrSetAside(Consumer<Path> aside) {
    try {
      return file.read();
    } catch (IOException unreadable) {
      try {
        aside.accept(file.setAside());
        return Switches.none();
      } catch (IOException unwritable) {
        throw new StartRefused(
            "carpus: "
                + unreadable.getMessage()
                + "; it cannot be kept beside it: "
                + unwritable.getMessage());
      }
    }
  }

  /**
   * Puts these switches in the place of those before.
   *
   * @throws StartRefused if the file cannot be written
   */
  void write(Switches switches) {
    try {
      file.write(switches);
    } catch (IOException unwritable) {
      throw new StartRefused(
          "carpus: cannot write " + file.path() + ": " + unwritable.getMessage());
    }
  }
}
