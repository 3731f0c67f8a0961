package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.CaseRun;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.content.ContentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sandbox's hand-made patients: each gives the cards that its story promises, whatever the day.
 */
class SamplePatientsTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Path SANDBOX =
      Path.of(Objects.requireNonNull(System.getProperty("carpus.root"))).resolve("modules/sandbox");
  private static final Path PATIENTS = SANDBOX.resolve("src/main/resources/patients");
  private static final Pathway PATHWAY = ShippedPathway.asServed();
  private static final CaseRunner RUNNER =
      new CaseRunner(PATHWAY, ZoneOffset.UTC, UUID::randomUUID);

  /**
   * States and policies that no card names, a rule whose codes are awaited (P-26), and what is said
   * only of data that a FHIR server did not give (P-63).
   */
  private static final Set<String> IN_NO_CARD_OF_A_SAMPLE =
      Set.of("P-01", "P-05", "P-14", "P-26", "P-57", "P-58", "P-59", "P-62", "P-63", "P-64");

  /** What a patient must give: a case whose record is the patient's. */
  record Sample(JsonNode expected) {
    String patient() {
      return expected.path("patient").asString();
    }

    CaseRun at(String moment) {
      ObjectNode whole = (ObjectNode) expected.deepCopy();
      whole.put("id", toString()).put("at", moment);
      read(PATIENTS.resolve("hand-made/" + patient() + ".json"))
          .path("entry")
          .forEach(entry -> whole.withArray("record").add(entry.path("resource")));
      ContentFile file = new ContentFile(patient() + ".json", whole.toString());
      CaseReading reading = CaseReader.read(file);
      assertThat(reading).isInstanceOf(CaseReading.Read.class);
      return RUNNER.run(((CaseReading.Read) reading).contentCase());
    }

    @Override
    public String toString() {
      JsonNode draft = expected.at("/context/draftOrders/entry/0/resource");
      return patient()
          + ", "
          + expected.path("hook").asString()
          + Stream.of("code", "medicationCodeableConcept")
              .map(concept -> draft.path(concept).at("/coding/0/display").asString(""))
              .filter(name -> !name.isEmpty())
              .map(" of "::concat)
              .findFirst()
              .orElse("");
    }
  }

  static List<Sample> samples() {
    return read(SANDBOX.resolve("src/test/resources/cards.json"))
        .valueStream()
        .map(Sample::new)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void givesTheCardsOfItsStory(Sample sample) {
    assertThat(sample.at("2026-11-22T12:00:00Z").differences()).isEmpty();
  }

  /** Both ends of a day, the turn of a year, and the day that most years lack. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-31T23:59:59Z",
        "2027-01-01T00:00:00Z",
        "2028-02-29T06:00:00Z",
        "2031-07-15T18:00:00Z"
      })
  void givesTheSameCardsOnAnotherDay(String moment) {
    assertThat(samples())
        .allSatisfy(sample -> assertThat(sample.at(moment).differences()).isEmpty());
  }

  @Test
  void saysOfEveryHandMadePatientWhatTheChartMustShow() {
    assertThat(
            samples().stream()
                .filter(sample -> sample.expected().path("hook").asString().equals("patient-view"))
                .map(Sample::patient))
        .containsExactlyElementsOf(
            read(PATIENTS.resolve("index.json"))
                .valueStream()
                .filter(patient -> patient.path("origin").asString().equals("HAND_MADE"))
                .map(patient -> patient.path("id").asString())
                .toList());
  }

  @Test
  void hasAPatientForEveryRuleThatACardCanName() {
    Set<String> silent = new TreeSet<>();
    PATHWAY.guideline().rules().forEach(rule -> silent.add(rule.id()));
    Set<String> shown = new HashSet<>();
    samples().forEach(sample -> shown.addAll(sample.at("2026-11-22T12:00:00Z").shown()));
    silent.removeAll(shown);
    assertThat(silent).containsExactlyInAnyOrderElementsOf(IN_NO_CARD_OF_A_SAMPLE);
  }

  private static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
