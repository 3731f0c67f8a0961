package dev.carpus.reference.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.compiled.CompiledEngine;
import dev.carpus.reference.ParsedResources;
import dev.carpus.reference.ReferenceEngine;
import dev.carpus.reference.ShippedLogic;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What many random records have shown once, of resources that are written as nobody should. */
class OddlyWrittenTest {
  private static final Moment MOMENT =
      new Moment(Instant.parse("2027-12-31T10:30:00Z"), ZoneId.of("Pacific/Kiritimati"));

  private static final Comparison COMPARISON = comparison();

  private static Comparison comparison() {
    LogicProgram program = ShippedLogic.program();
    return new Comparison(
        new ReferenceEngine().prepare(program),
        new CompiledEngine(ParsedResources::new).prepare(program));
  }

  private static List<String> differences(String resource) {
    String type = resource.replaceFirst("(?s).*\"resourceType\":\"(\\w+)\".*", "$1");
    List<RawResource> resources =
        List.of(
            RawResource.of(
                "Patient",
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"1970-01-01\"}"),
            RawResource.of(type, resource));
    PatientRecord record = new PatientRecord("p1", Optional.empty(), resources, Set.of());
    return COMPARISON.differences(new SyntheticRecord(0, type, record, MOMENT, false));
  }

  /** An instant is known to the second at least; one that is not is none. */
  @ParameterizedTest
  @CsvSource({"2028-01", "2028", "2028-01-02", "2028-01-02T08:00:00Z", "2028-01-02T08:00Z"})
  void appointments(String start) {
    assertThat(
            differences(
                """
                {"resourceType":"Appointment","id":"a1","status":"pending","start":"%s",
                 "participant":[{"status":"accepted","actor":{"reference":"Patient/p1"}}]}
                """
                    .formatted(start)))
        .isEmpty();
  }

  /** A date of before the calendar and the time zones of today, beside one that is none. */
  @ParameterizedTest
  @CsvSource({"1000-01-01", "1582-10-04", "1582-10-15", "1583-01-01"})
  void datesOfLongAgo(String recorded) {
    assertThat(
            differences(
                """
                {"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},
                 "code":{"coding":[{"system":"http://snomed.info/sct","code":"54404000"}]},
                 "clinicalStatus":{"coding":[{"code":"active",
                   "system":"http://terminology.hl7.org/CodeSystem/condition-clinical"}]},
                 "onsetDateTime":"20261101","recordedDate":"%s"}
                """
                    .formatted(recorded)))
        .isEmpty();
  }

  /** Words that are told to be unknown are no words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"text\":\"Finger joint\"",
        "\"_text\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"unknown\"}]}"
      })
  void concepts(String words) {
    assertThat(
            differences(
                """
                {"resourceType":"ServiceRequest","id":"s1","subject":{"reference":"Patient/p1"},
                 "status":"active","intent":"order","code":{%s},"authoredOn":"2027"}
                """
                    .formatted(words)))
        .isEmpty();
  }
}
