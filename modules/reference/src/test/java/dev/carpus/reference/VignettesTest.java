package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.Hook;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clinicians' vignettes, as far as the rules that the pathway has yet speak in them. */
class VignettesTest {
  private static final CaseRunner RUNNER =
      new CaseRunner(ShippedPathway.get(), ZoneOffset.UTC, UUID::randomUUID);

  /** When it speaks, info rules are silent; until it is here, cases in which it does wait. */
  private static final String EMERGENCY = "P-60";

  static Stream<ContentCase> vignettes() throws IOException {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.shared")))
            .resolve("clinical/vignettes");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(VignettesTest::read).toList().stream()
          .filter(each -> each.hook() == Hook.PATIENT_VIEW && !named(each).contains(EMERGENCY));
    }
  }

  private static ContentCase read(Path file) {
    try {
      ContentFile content =
          new ContentFile(String.valueOf(file.getFileName()), Files.readString(file));
      return ((CaseReading.Read) CaseReader.read(content)).contentCase();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Set<String> named(ContentCase vignette) {
    Set<String> rules = new HashSet<>();
    vignette.expected().forEach(card -> rules.addAll(card.rules()));
    return rules;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vignettes")
  void showsTheRulesThatTheVignetteShows(ContentCase vignette) {
    Guideline guideline = ShippedPathway.get().guideline();
    Set<String> expected = named(vignette);
    expected.retainAll(guideline.rules().map(Rule::id).toList());
    assertThat(RUNNER.run(vignette).shown()).isEqualTo(expected);
  }
}
