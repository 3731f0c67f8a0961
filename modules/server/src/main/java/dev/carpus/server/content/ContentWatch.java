package dev.carpus.server.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at files, or folders of them, now and then, and says when something has changed and has
 * come to rest: the same twice in a row, so that nothing half-written is read. One thread of its
 * own.
 */
public final class ContentWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);

  /** What a file looks like from outside. */
  private record Look(long size, long modified) {}

  private final List<Path> paths;
  private final Duration every;
  private final Runnable whenChanged;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("content-watch").factory());

  private Map<Path, Look> told;
  private Map<Path, Look> seen;

  /**
   * A watch that begins with what is there now.
   *
   * @param paths files and folders; they may be missing for a time
   */
  public ContentWatch(List<Path> paths, Duration every, Runnable whenChanged) {
    this.paths = List.copyOf(paths);
    this.every = every;
    this.whenChanged = whenChanged;
    told = look();
    seen = told;
  }

  /** Begins to look. */
  public void begin() {
    if (!paths.isEmpty()) {
      Future<?> _ =
          thread.scheduleWithFixedDelay(
              this::check, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void check() {
    try {
      Map<Path, Look> now = look();
      boolean isAtRest = now.equals(seen);
      seen = now;
      if (isAtRest && !now.equals(told)) {
        told = now;
        whenChanged.run();
      }
    } catch (RuntimeException failed) {
      // Thrown on, it would end the watch for good.
      LOG.error("what is watched could not be looked at or loaded", failed);
    }
  }

  private Map<Path, Look> look() {
    Map<Path, Look> looks = new HashMap<>();
    for (Path path : paths) {
      if (Files.exists(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          files.forEach(file -> look(file, looks));
        } catch (IOException unreadable) {
          throw new UncheckedIOException(unreadable);
        }
      }
    }
    return looks;
  }

  private static void look(Path file, Map<Path, Look> looks) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        looks.put(file, new Look(attributes.size(), attributes.lastModifiedTime().toMillis()));
      }
    } catch (IOException gone) {
      // It was there when the folder was listed; the next look will tell.
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
