package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.content.ContentFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The authors' cases of the shipped content. */
class ShippedCasesTest {
  static Stream<ContentFile> cases() {
    return ShippedRuns.files();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheCardsThatTheCaseExpects(ContentFile file) {
    assertThat(CaseReader.read(file)).isInstanceOf(CaseReading.Read.class);
    assertThat(ShippedRuns.of(file).differences()).isEmpty();
  }
}
