package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days are those of the zone of the evaluation (product contract, section 4). */
class DaysTest {
  private static final String CRAMPS =
      """
      {"resourceType":"Condition","id":"c1",
       "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005"}]},
       "bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"85562004"},{"system":"http://snomed.info/sct","code":"51440002"}]}],
       "subject":{"reference":"Patient/p1"},"recordedDate":"RECORDED"}
      """;

  private static Ternary cohort(String zone, String birthDate, String recorded, String... others) {
    List<RawResource> resources = new ArrayList<>();
    resources.add(
        RawResource.of(
            "Patient",
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"" + birthDate + "\"}"));
    resources.add(RawResource.of("Condition", CRAMPS.replace("RECORDED", recorded)));
    for (String other : others) {
      resources.add(RawResource.of("Coverage", other));
    }
    Moment moment = new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneId.of(zone));
    return ShippedPathway.get()
        .evaluate(
            new HookContext.PatientView("Practitioner/1", "p1", Optional.empty()),
            new PatientRecord("p1", Optional.empty(), resources, Set.of()),
            moment)
        .findings()
        .filter(finding -> finding.rule().id().equals("P-01"))
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** In Auckland it is 23 November already, and 25 August is the 90th day before. */
  @ParameterizedTest
  @CsvSource({
    "Pacific/Auckland, 2026-08-24T13:00:00Z, TRUE",
    "Pacific/Auckland, 2026-08-24T11:00:00Z, FALSE",
    "UTC, 2026-08-24T11:00:00Z, TRUE",
    "UTC, 2026-08-23T23:59:59Z, FALSE",
    "Pacific/Auckland, 2026-08-25, TRUE",
    "Pacific/Auckland, 2026-08-24, FALSE"
  })
  void countsThePresenceOfCrampsInTheZone(String zone, String recorded, Ternary expected) {
    assertThat(cohort(zone, "1981-08-14", recorded)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2008-11-22, TRUE",
    "UTC, 2008-11-23, FALSE",
    "Pacific/Auckland, 2008-11-23, TRUE",
    "Pacific/Auckland, 2008-11-24, FALSE",
    "UTC, 2008-11-22T00:00:00Z, TRUE",
    "UTC, 2008-11-23T00:00:00Z, FALSE"
  })
  void countsTheBirthdayInTheZone(String zone, String birthDate, Ternary expected) {
    assertThat(cohort(zone, birthDate, "2026-11-02")).isEqualTo(expected);
  }

  @Test
  void doesNotReadWhatTheLogicDoesNotAskFor() {
    assertThat(cohort("UTC", "1981-08-14", "2026-11-02", "{\"resourceType\":\"Nonsense\"}"))
        .isEqualTo(Ternary.TRUE);
  }
}
