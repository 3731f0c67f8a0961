package dev.carpus.benchmarks;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/** The clinicians' vignettes that stand beside the repository. */
final class Vignette {
  private static final Path FOLDER =
      Path.of(Objects.requireNonNull(System.getProperty("carpus.shared")), "clinical", "vignettes");

  private Vignette() {}

  /** A vignette as if it happened at another moment: its relative dates move along. */
  static ContentCase movedTo(Instant moment, String id) {
    String text = read(FOLDER.resolve(id + ".json"));
    String moved = text.replaceFirst("\"at\":\\s*\"[^\"]*\"", "\"at\": \"" + moment + "\"");
    return switch (CaseReader.read(new ContentFile(id, moved))) {
      case CaseReading.Read(ContentCase read) -> read;
      case CaseReading.Unreadable(var problem) ->
          throw new IllegalStateException(problem.toString());
    };
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
