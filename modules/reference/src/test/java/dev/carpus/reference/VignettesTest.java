package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clinicians' vignettes: unchanged among the cases of the content, and with the cards they say.
 */
class VignettesTest {
  private static final CaseRunner RUNNER =
      new CaseRunner(ShippedPathway.get(), ZoneOffset.UTC, UUID::randomUUID);

  static Stream<Path> vignettes() throws IOException {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.shared")))
            .resolve("clinical/vignettes");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).isNotEmpty();
      return all.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vignettes")
  void givesTheCardsOfTheVignette(Path vignette) throws IOException {
    ContentFile file =
        new ContentFile(String.valueOf(vignette.getFileName()), Files.readString(vignette));
    ContentCase read = ((CaseReading.Read) CaseReader.read(file)).contentCase();
    assertThat(RUNNER.run(read).differences()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vignettes")
  void standsUnchangedAmongTheCases(Path vignette) throws IOException {
    String name = String.valueOf(vignette.getFileName()).toLowerCase(Locale.ROOT);
    Path ours = ContentFolder.shipped().pathways().getFirst().resolve("cases").resolve(name);
    assertThat(ours).hasSameTextualContentAs(vignette);
  }
}
