package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Answer;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.compiled.CompiledEngine;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A date without a time is a day of the zone in which is asked, whatever that of the machine.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#datetime">CQL, DateTime</a>
 */
class DaysOfAZoneTest {
  private static final LogicProgram PROGRAM =
      SmallLogic.program(
          """
          library T version '1'
          using FHIR version '4.0.1'
          include FHIRHelpers version '4.0.1' called FHIRHelpers
          context Patient
          define "Day": First([Condition] C where C.id = 'c1' return C.onset as FHIR.dateTime)
          define "Moment": First([Condition] C where C.id = 'c2' return C.onset as FHIR.dateTime)
          define "Later": "Day" after "Moment"
          define "Same": "Day" same day as "Moment"
          """,
          List.of(),
          Set.of("Later", "Same"),
          TerminologyLoader.load(TerminologySources.of(List.of(), List.of(), List.of())).index(),
          Map.of());
  private static final List<LogicEngine> ENGINES =
      List.of(new ReferenceEngine(), new CompiledEngine(ParsedResources::new));

  private static RawResource condition(String id, String onset) {
    return RawResource.of(
        "Condition",
        """
        {"resourceType":"Condition","id":"%s","subject":{"reference":"Patient/p1"},
         "onsetDateTime":"%s"}
        """
            .formatted(id, onset));
  }

  @ParameterizedTest
  @CsvSource({
    // In New York, the moment is of the day before; in UTC, of the same day.
    "America/New_York, 2026-11-21, 2026-11-21T00:00:00Z, TRUE, FALSE",
    "UTC, 2026-11-21, 2026-11-21T00:00:00Z, UNKNOWN, TRUE",
    "America/New_York, 2026-11-21, 2026-11-21T04:59:59Z, TRUE, FALSE",
    "America/New_York, 2026-11-21, 2026-11-21T05:00:00Z, UNKNOWN, TRUE",
    // In Kiritimati, the moment is of the same day; in UTC, of the day before.
    "Pacific/Kiritimati, 2027-12-29, 2027-12-28T11:00:00Z, UNKNOWN, TRUE",
    "Pacific/Kiritimati, 2027-12-29, 2027-12-28T09:59:59Z, TRUE, FALSE",
    "UTC, 2027-12-29, 2027-12-28T11:00:00Z, TRUE, FALSE",
    // A month and a year, too.
    "America/New_York, 2026-12, 2026-12-01T04:59:59Z, TRUE, FALSE",
    "UTC, 2026-12, 2026-12-01T04:59:59Z, UNKNOWN, UNKNOWN",
    "Pacific/Kiritimati, 2027, 2026-12-31T10:00:00Z, UNKNOWN, UNKNOWN",
    "UTC, 2027, 2026-12-31T10:00:00Z, TRUE, FALSE",
    // The first year with which the logic calculates was counted by the Julian calendar.
    "America/New_York, 1000-01-01, 2026-11-21T05:00:00Z, FALSE, FALSE"
  })
  void areThoseOfTheZoneInWhichIsAsked(
      String zone, String day, String moment, Ternary later, Ternary same) {
    PatientRecord record =
        new PatientRecord(
            "p1",
            Optional.empty(),
            List.of(condition("c1", day), condition("c2", moment)),
            Set.of());
    Moment asked = new Moment(Instant.parse("2028-01-01T12:00:00Z"), ZoneId.of(zone));
    for (LogicEngine engine : ENGINES) {
      Map<String, Answer> answers = engine.prepare(PROGRAM).answer(record, asked).byExpression();
      assertThat(answers.get("Later")).isNotNull().extracting(Answer::value).isEqualTo(later);
      assertThat(answers.get("Same")).isNotNull().extracting(Answer::value).isEqualTo(same);
    }
  }
}
