package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.CaseRun;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The authors' cases of the shipped content. */
class ShippedCasesTest {
  private static final CaseRunner RUNNER =
      new CaseRunner(ShippedPathway.get(), ZoneOffset.UTC, UUID::randomUUID);

  static Stream<ContentFile> cases() {
    ContentFolder folder = ContentFolder.shipped();
    Path pathway = folder.pathways().getFirst();
    return folder.files(pathway.resolve("cases"), ".json").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheCardsThatTheCaseExpects(ContentFile file) {
    assertThat(CaseReader.read(file)).isInstanceOf(CaseReading.Read.class);
    CaseRun run = RUNNER.run(((CaseReading.Read) CaseReader.read(file)).contentCase());
    assertThat(run.differences()).isEmpty();
  }
}
