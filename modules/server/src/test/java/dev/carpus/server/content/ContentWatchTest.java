package dev.carpus.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentWatchTest {
  private static final Duration OFTEN = Duration.ofMillis(10);
  private static final long LONG_ENOUGH = 30;

  @TempDir private Path folder = Path.of("");

  private final SynchronousQueue<String> told = new SynchronousQueue<>();

  private ContentWatch watch() {
    return new ContentWatch(
        List.of(folder),
        OFTEN,
        () -> {
          try {
            told.put("changed");
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void tellsOfEachChangeOnce() throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("b"), "1");
    try (ContentWatch watch = watch()) {
      watch.begin();
      Files.writeString(file, "12");
      assertThat(told.poll(LONG_ENOUGH, TimeUnit.SECONDS)).isEqualTo("changed");
      Files.writeString(folder.resolve("new"), "");
      assertThat(told.poll(LONG_ENOUGH, TimeUnit.SECONDS)).isEqualTo("changed");
      Files.delete(file);
      assertThat(told.poll(LONG_ENOUGH, TimeUnit.SECONDS)).isEqualTo("changed");
      assertThat(told.poll(20 * OFTEN.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void tellsNothingWhereNothingChanges() throws InterruptedException, IOException {
    Files.writeString(folder.resolve("file"), "1");
    try (ContentWatch watch = watch()) {
      watch.begin();
      assertThat(told.poll(20 * OFTEN.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    }
  }
}
