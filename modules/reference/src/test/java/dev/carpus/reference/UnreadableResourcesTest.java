package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is no FHIR is told all at once, so that the rest can be evaluated without it. */
class UnreadableResourcesTest {
  private static final RawResource PATIENT =
      RawResource.of("Patient", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}");
  private static final RawResource PROCEDURE =
      RawResource.of("Procedure", "{\"resourceType\":\"Procedure\",\"id\":\"r1\"}");
  private static final RawResource BAD_CONDITION = unreadable("Condition");
  private static final RawResource BAD_PROCEDURE = unreadable("Procedure");
  private static final RawResource BAD_DEVICE = unreadable("Device");

  private static RawResource unreadable(String type) {
    return RawResource.of(
        type, "{\"resourceType\":\"" + type + "\",\"contained\":[{\"resourceType\":\"SECRET\"}]}");
  }

  private static final SmallLogic LOGIC =
      SmallLogic.of(
          """
          library T version '1'
          using FHIR version '4.0.1'
          context Patient
          define "Any": exists [Condition] or exists [Procedure]
          """,
          Set.of("Any"),
          TerminologyLoader.load(TerminologySources.of(List.of(), List.of(), List.of())).index());

  private static PatientRecord record(RawResource... resources) {
    return new PatientRecord("p1", Optional.empty(), List.of(resources), Set.of());
  }

  @Test
  void namesAllThatCannotBeRead() {
    assertThatThrownBy(
            () -> LOGIC.ask("Any", record(PATIENT, BAD_CONDITION, PROCEDURE, BAD_PROCEDURE)))
        .isInstanceOfSatisfying(
            UnreadableResources.class,
            unreadable ->
                assertThat(unreadable.resources()).containsExactly(BAD_CONDITION, BAD_PROCEDURE))
        .hasMessage("a Condition is not FHIR R4 JSON");
  }

  @Test
  void doesNotMindWhatNobodyReads() {
    assertThat(LOGIC.ask("Any", record(PATIENT, BAD_DEVICE, PROCEDURE)).value())
        .isEqualTo(Ternary.TRUE);
  }
}
