package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.card.Card;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Snoozes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The policies of the rules, which no card names: P-57 to P-59, P-62 to P-64. */
class PoliciesTest {
  private static final String TUNNEL =
      """
      {"resourceType":"Condition","id":"tunnel","subject":{"reference":"Patient/p1"},
       "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"%s"}]},
       "code":{"coding":[{"system":"http://snomed.info/sct","code":"57406009"}]},"recordedDate":"2026-11-20"}
      """;
  private static final String FEVER =
      """
      {"resourceType":"Observation","id":"fever","status":"final","subject":{"reference":"Patient/p1"},
       "code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},"effectiveDateTime":"2026-11-21",
       "valueQuantity":{"value":38.0,"system":"http://unitsofmeasure.org","code":"Cel"}}
      """;
  private static final String SWELLING =
      """
      {"resourceType":"Condition","id":"swelling","subject":{"reference":"Patient/p1"},
       "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "code":{"coding":[{"system":"http://snomed.info/sct","code":"299037003"}]},"onsetDateTime":"%s"}
      """;

  /**
   * P-57: a confirmed diagnosis takes away P-02, P-04 and P-08 with what they carry, nothing else.
   */
  @Test
  void treatsAnEstablishedDiagnosisAsSuch() {
    ShippedCase cramps = ShippedCase.of("v-01");
    ShippedCase established = cramps.with("Condition", TUNNEL.formatted("confirmed"));
    assertThat(established.finding("P-57").state()).isEqualTo(Ternary.TRUE);
    assertThat(established.speaking()).containsExactlyInAnyOrder("P-06", "P-61");
    ShippedCase possible = cramps.with("Condition", TUNNEL.formatted("differential"));
    assertThat(possible.finding("P-57").state()).isEqualTo(Ternary.FALSE);
    assertThat(possible.speaking()).contains("P-02", "P-04", "P-06", "P-08", "P-09", "P-11");
  }

  /** P-58: in the detail of every card, and in the rules of none. */
  @Test
  void saysInEveryCardWhereItComesFrom() {
    for (String name : List.of("v-01", "v-06", "v-18", "v-18-sign", "v-23")) {
      List<Card> cards = ShippedCase.of(name).cards();
      assertThat(cards).isNotEmpty();
      assertThat(cards)
          .allMatch(card -> card.detail().orElseThrow().text().contains("5 September 2025"))
          .allMatch(card -> card.detail().orElseThrow().text().contains("clinical judgement"))
          .allMatch(card -> !card.extension().values().toString().contains("\"P-58\""));
    }
  }

  /** P-59: under 18 the pathway is silent, P-60 aside. */
  @Test
  void isSilentForChildrenButForEmergencies() {
    ShippedCase child = ShippedCase.of("v-01").replacing("1981-08-14", "2008-11-23");
    assertThat(child.finding("P-59").state()).isEqualTo(Ternary.TRUE);
    assertThat(child.speaking()).isEmpty();
    ShippedCase ill =
        child.with("Condition", SWELLING.formatted("2026-11-20")).with("Observation", FEVER);
    assertThat(ill.speaking()).containsExactly("P-60");
    ShippedCase grown = ShippedCase.of("v-01").replacing("1981-08-14", "2008-11-22");
    assertThat(grown.finding("P-59").state()).isEqualTo(Ternary.FALSE);
    assertThat(grown.speaking()).contains("P-08");
  }

  /** P-62: one hand is not this pathway's, P-53 and P-60 aside. */
  @Test
  void isSilentForOneHandButForSwellingAndEmergencies() {
    ShippedCase right = ShippedCase.of("n-01");
    assertThat(right.finding("P-62").state()).isEqualTo(Ternary.TRUE);
    assertThat(right.speaking()).isEmpty();
    ShippedCase swollen = right.with("Condition", SWELLING.formatted("2026-11-15"));
    assertThat(swollen.speaking()).containsExactly("P-53");
    ShippedCase newlySwollen = right.with("Condition", SWELLING.formatted("2026-11-16"));
    assertThat(newlySwollen.speaking()).isEmpty();
    assertThat(newlySwollen.with("Observation", FEVER).speaking()).containsExactly("P-60");
    assertThat(ShippedCase.of("v-01").finding("P-62").state()).isEqualTo(Ternary.FALSE);
  }

  /** P-63: a value without a unit is not used, and the card says so. */
  @Test
  void saysWhichValueWasNotUsed() {
    String withoutUnit = "{\"value\":38.5}";
    String fever = FEVER.replaceAll("(?s)\\{\"value\":38\\.0.*?}", withoutUnit);
    ShippedCase hot =
        ShippedCase.of("v-06").with("Observation", fever.replace("Observation/fever", "fever"));
    assertThat(
            hot.evaluate()
                .findings()
                .flatMap(finding -> finding.gaps().setAside().stream())
                .distinct())
        .anyMatch(line -> line.contains("fever"));
  }

  /** P-64: information rests while nothing new speaks for it; warnings and order hooks never do. */
  @Test
  void letsOverriddenInformationRest() {
    ShippedCase cramps = ShippedCase.of("v-01");
    Set<String> known = cramps.evidence("P-61");
    Snoozes snoozes =
        new Snoozes(Map.of("P-61", known, "P-07", Set.of("Condition/c2"), "P-37", Set.of()));
    assertThat(cramps.resting(snoozes).speaking()).doesNotContain("P-61").contains("P-08");
    ShippedCase again =
        ShippedCase.of("v-01")
            .with(
                "Condition",
                cramps.contentCase().record().get(1).text().replace("\"c1\"", "\"c9\""));
    assertThat(again.resting(snoozes).speaking()).contains("P-61");
    assertThat(ShippedCase.of("v-06").resting(snoozes).speaking()).contains("P-07");
    assertThat(ShippedCase.of("v-18-sign").resting(snoozes).speaking()).contains("P-37");
  }
}
