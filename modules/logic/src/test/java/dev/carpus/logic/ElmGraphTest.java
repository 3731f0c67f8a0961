package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.ElmGraph.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElmGraphTest {
  private static final Translated LOGIC =
      (Translated)
          CqlTranslation.translate(
              """
              library Main version '1'
              using FHIR version '4.0.1'
              include FHIRHelpers version '4.0.1'
              valueset "Cramps": 'http://example.org/cramps'
              context Patient

              define "One":
                "Shared" and "Of"(1)

              define "Two":
                "Shared" or Patient.active

              define "Neither":
                true

              define "Shared":
                exists [Condition: "Cramps"]

              define function "Of"(n Integer):
                exists [Observation]

              define function "Of"(s String):
                exists [Procedure]
              """,
              List.of());

  private final ElmGraph graph = new ElmGraph(LOGIC.main(), LOGIC.included());

  private static final Read CRAMPS = new Read("Condition", "code", "http://example.org/cramps");

  @Test
  void reachesTheSameByEveryWayToADefinitionAndWithEveryOverloadOfAFunction() {
    Read patient = new Read("Patient", "", "");
    assertThat(graph.reach("One").reads())
        .containsExactlyInAnyOrder(
            CRAMPS, new Read("Observation", "", ""), new Read("Procedure", "", ""));
    assertThat(graph.reach("Two").reads()).containsExactlyInAnyOrder(CRAMPS, patient);
    assertThat(graph.reach("Two").patientElements()).containsExactly("active");
    assertThat(graph.reach("One")).isEqualTo(graph.reach("One"));
  }

  @Test
  void reachesNothingFromWhatRefersToNothing() {
    assertThat(graph.reach("Neither").reads()).isEmpty();
    assertThat(graph.reach("Neither").valueSets()).isEmpty();
  }
}
