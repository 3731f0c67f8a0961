package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of a pathway of three rules, {@code small}, that a test may change: P-01 and P-02 speak,
 * P-03 awaits codes.
 *
 * @param folder where it is
 */
public record SmallContent(Path folder) {
  /** A fresh copy below a folder. */
  public static SmallContent below(Path parent) {
    Path to = parent.resolve("small-content");
    try {
      Path from =
          Path.of(Objects.requireNonNull(SmallContent.class.getResource("/small-content")).toURI());
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = to.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new SmallContent(to);
  }

  /** Replaces a text that is there. */
  public SmallContent edit(String file, String from, String to) {
    try {
      String before = Files.readString(folder.resolve(file));
      assertThat(before).contains(from);
      Files.writeString(folder.resolve(file), before.replace(from, to));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Adds a file, or writes over it. */
  public SmallContent write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
