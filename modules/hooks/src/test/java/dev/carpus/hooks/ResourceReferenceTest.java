package dev.carpus.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReferenceTest {
  @Test
  void takesTypeAndIdApart() {
    assertThat(ResourceReference.parse("Practitioner/a-1.B"))
        .contains(new ResourceReference("Practitioner", "a-1.B"));
    assertThat(new ResourceReference("Practitioner", "a-1.B")).hasToString("Practitioner/a-1.B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123",
        "Patient/",
        "/123",
        "patient/123",
        "Patient/1/2",
        "Patient/a_b",
        "Patient/a b",
        "Patient/..",
        "https://ehr.example/Patient/1",
        "urn:uuid:4e0a3a1e-3283-4575-ab82-028d55fe2719"
      })
  void refusesWhatIsNoRelativeReference(String text) {
    assertThat(ResourceReference.parse(text)).isEmpty();
  }

  @Test
  void letsIdsBeSixtyFourCharactersLongAndNoLonger() {
    assertThat(ResourceReference.isId("x".repeat(64))).isTrue();
    assertThat(ResourceReference.isId("x".repeat(65))).isFalse();
    assertThat(ResourceReference.isId("")).isFalse();
  }

  @Test
  void refusesIdsThatMeanAnotherPlaceInAUrl() {
    assertThat(ResourceReference.isId(".")).isFalse();
    assertThat(ResourceReference.isId("..")).isFalse();
    assertThat(ResourceReference.isId("...")).isTrue();
  }

  @Test
  void cannotBeBuiltOfWrongParts() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ResourceReference("patient", "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ResourceReference("Patient", "a/b"));
  }
}
