package dev.carpus.server.switches;

import dev.carpus.server.StartRefused;
import dev.carpus.server.content.ContentWatch;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is switched off now, as its file says. A file that cannot be read while the service runs, or
 * is no longer there, changes nothing: what was off stays off. Thread-safe.
 */
public final class LiveSwitches implements Supplier<Switches>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSwitches.class);

  /** How often the file is looked at; a change counts once two looks in a row have seen it. */
  private static final Duration CHECK = Duration.ofMillis(250);

  private final Optional<SwitchesFile> file;
  private final ContentWatch watch;

  private volatile Switches current = Switches.none();
  private volatile boolean wasThere;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * The switches of a file, which is made where there is none: by it, commands know that a service
   * looks there.
   *
   * @param file nothing for a service without data, where nothing can be switched off
   * @throws StartRefused if the file is there and cannot be read
   */
  public LiveSwitches(Optional<SwitchesFile> file) {
    this.file = file;
    file.filter(SwitchesFile::isMissing).ifPresent(LiveSwitches::make);
    watch = new ContentWatch(file.map(SwitchesFile::path).stream().toList(), CHECK, this::reload);
    read();
    problem.ifPresent(message -> {
      throw new StartRefused(message);
    });
  }

  private static void make(SwitchesFile file) {
    try {
      file.write(Switches.none());
    } catch (IOException unwritable) {
      LOG.warn("the file of switches {} could not be made", file.path());
    }
  }

  /** What the file is called; blank for a service without data. */
  public String fileName() {
    return file.map(each -> String.valueOf(each.path().getFileName())).orElse("");
  }

  @Override
  public Switches get() {
    return current;
  }

  /** Why the file could not be read the last time. */
  public Optional<String> problem() {
    return problem;
  }

  /** Begins to look at the file. */
  public void begin() {
    watch.begin();
  }

  private void reload() {
    read();
    problem.ifPresentOrElse(
        message -> LOG.error("what was switched off before still is: {}", message),
        () ->
            LOG.atWarn()
                .addKeyValue("off", current.off().stream().map(Switch::toString).toList())
                .log("switches were read again"));
  }

  @Override
  public void close() {
    watch.close();
  }

  private void read() {
    if (file.isPresent()) {
      try {
        // Nothing takes the file away in order: a folder that is gone must not let rules speak.
        if (wasThere && file.get().isMissing()) {
          throw new NoSuchFileException(file.get().path().toString(), null, "it was there before");
        }
        current = file.get().read();
        wasThere = !file.get().isMissing();
        problem = Optional.empty();
      } catch (IOException unreadable) {
        problem = Optional.of(String.valueOf(unreadable.getMessage()));
      }
    }
  }
}
