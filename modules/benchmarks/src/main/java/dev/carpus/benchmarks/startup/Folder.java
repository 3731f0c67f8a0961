package dev.carpus.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is no longer needed. */
final class Folder {
  private Folder() {}

  /** Deletes it with all that it holds. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> innerFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path each : innerFirst) {
        Files.delete(each);
      }
    }
  }
}
