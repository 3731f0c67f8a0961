package dev.carpus.sandbox;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;

/**
 * Keeps the three living patients with the shortest records of a Synthea run, unchanged but packed.
 * The build's profile {@code synthea} runs it; it is no test.
 */
final class SyntheaPacking {

  private static final int KEPT = 3;

  /** A generated record: the text of its file, and what it says. */
  private record Generated(String text, Bundle bundle) {
    Patient patient() {
      return (Patient) bundle.getEntryFirstRep().getResource();
    }

    int size() {
      return bundle.getEntry().size();
    }
  }

  private SyntheaPacking() {}

  /**
   * Packs a run.
   *
   * @param arguments the folder of the run's bundles, and the folder for the packed ones
   */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    List<Generated> kept = shortestOfTheLiving(Path.of(arguments[0]));
    if (kept.size() < KEPT) {
      throw new IllegalStateException("the run has only " + kept.size() + " living patients");
    }
    Files.createDirectories(target);
    try (Stream<Path> before = Files.list(target)) {
      for (Path old : before.toList()) {
        Files.delete(old);
      }
    }
    for (Generated record : kept) {
      String id = record.patient().getIdElement().getIdPart().replace("urn:uuid:", "");
      Files.write(target.resolve(id + ".json.gz"), packed(record.text()));
    }
  }

  private static List<Generated> shortestOfTheLiving(Path folder) throws IOException {
    FhirContext fhirContext = FhirContext.forR4Cached();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> read(fhirContext, file))
          .filter(record -> !record.patient().hasDeceased())
          .sorted(Comparator.comparingInt(Generated::size))
          .limit(KEPT)
          .toList();
    }
  }

  private static Generated read(FhirContext fhirContext, Path file) {
    try {
      String text = Files.readString(file);
      return new Generated(text, fhirContext.newJsonParser().parseResource(Bundle.class, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text as gzip, which carries neither a time nor a file name: the same in every run. */
  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
