package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.logic.ResourceReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated patients, none of whom has anything to do with hands: there is nothing to say. */
class SyntheaTest {
  private static final int PATIENTS = 25;

  /** When the records were generated, and when the cases take place. */
  private static final List<Instant> MOMENTS =
      List.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-11-22T12:00:00Z"));

  static Stream<Path> bundles() throws IOException {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.shared")))
            .resolve("corpora/synthea");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(each -> each.toString().endsWith(".json.gz")).sorted().toList();
      assertThat(all).hasSize(PATIENTS);
      return all.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundles")
  void hasNoCard(Path bundle) throws IOException {
    List<RawResource> record = record(bundle);
    List<RawResource> patients =
        record.stream().filter(each -> each.type().equals("Patient")).toList();
    assertThat(patients).hasSize(1);
    String id = RecordEdits.json(patients.getFirst()).path("id").asString();
    HookContext context = new HookContext.PatientView("Practitioner/1", id, Optional.empty());
    for (Instant at : MOMENTS) {
      Chart chart = new Chart(id, at, context, record, Set.of());
      assertThat(chart.answer().response()).as("at %s", at).isEqualTo("{\"cards\":[]}");
    }
  }

  private static List<RawResource> record(Path bundle) throws IOException {
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(bundle))) {
      return switch (new ResourceReader().read(packed.readAllBytes())) {
        case ResourceReading.Page(var matches, _, _, _, _) -> matches;
        case ResourceReading.One _, ResourceReading.Unusable _ ->
            throw new IllegalStateException(bundle + " is no Bundle");
      };
    }
  }
}
