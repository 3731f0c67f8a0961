package dev.carpus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.sandbox.SamplePatient.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplePatientsTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  static List<SamplePatient> all() {
    return SamplePatients.index();
  }

  static Stream<SamplePatient> handMade() {
    return all().stream().filter(patient -> patient.origin() == Origin.HAND_MADE);
  }

  static Stream<SamplePatient> generated() {
    return all().stream().filter(patient -> patient.origin() == Origin.SYNTHEA);
  }

  @Test
  void hasHandMadeAndGeneratedPatients() {
    assertThat(handMade()).hasSizeGreaterThanOrEqualTo(24);
    assertThat(generated()).hasSize(3);
  }

  @Test
  void hasAFileForEveryHandMadePatientAndNoOther() throws Exception {
    Path folder = Path.of("src/main/resources/patients/hand-made");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              handMade().map(patient -> patient.id() + ".json").toList());
    }
  }

  @Test
  void tellsNoTwoPatientsByTheSameNameOrStory() {
    assertThat(all()).extracting(SamplePatient::name).doesNotHaveDuplicates();
    assertThat(all()).extracting(SamplePatient::story).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void putsEveryResourceUnderAnIdThatStaysTheSame(SamplePatient patient) {
    List<String> urls = putUrls(transaction(patient, TODAY));

    assertThat(urls).doesNotHaveDuplicates().isEqualTo(putUrls(transaction(patient, TODAY)));
    assertThat(urls).allMatch(url -> url.matches("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void tagsThePatientWithTheStoryOfTheIndex(SamplePatient patient) {
    Patient resource = patientOf(patient, TODAY);

    Coding tag = resource.getMeta().getTag(PutTransaction.STORY_SYSTEM, patient.id());
    assertThat(tag.getDisplay()).isEqualTo(patient.story());
    assertThat(resource.getMeta().getTag(PutTransaction.ORIGIN_SYSTEM, patient.origin().code()))
        .isNotNull();
    // HAPI keeps no more of a tag's display.
    assertThat(patient.story()).hasSizeBetween(10, 200).doesNotContain("\n");
    assertThat(resource.getName())
        .extracting(name -> name.getGivenAsSingleString() + " " + name.getFamily())
        .first()
        .isEqualTo(patient.name());
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesNoTemplateNoUnresolvedUrnAndNoCptCode(SamplePatient patient) {
    String json = FHIR.newJsonParser().encodeResourceToString(transaction(patient, TODAY));

    assertThat(Stream.of("{{", "\"reference\":\"urn:", "ama-assn", "2.16.840.1.113883.6.12\""))
        .noneMatch(json::contains);
  }

  @ParameterizedTest
  @MethodSource("handMade")
  void tellsOfOneHandMadePatientOnly(SamplePatient patient) {
    for (BundleEntryComponent entry : transaction(patient, TODAY).getEntry()) {
      Resource resource = entry.getResource();
      String id = resource.getIdElement().getIdPart();
      if (resource instanceof Patient) {
        assertThat(id).isEqualTo(patient.id());
      } else {
        assertThat(id).startsWith(patient.id() + "-");
        assertThat(subjects(resource)).containsExactly("Patient/" + patient.id());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22",
        "2027-01-01",
        "2026-12-31",
        "2028-02-28",
        "2028-02-29",
        "2030-02-28"
      })
  void keepsTheBirthdaysOnBothSidesOfEighteen(LocalDate today) {
    assertThat(age("seventeen", today)).isEqualTo(17);
    assertThat(age("eighteen-today", today)).isEqualTo(18);
  }

  @Test
  void putsTheEighteenthBirthdaysOnTodayAndTomorrow() {
    assertThat(age("seventeen", TODAY, TODAY.plusDays(1))).isEqualTo(18);
    assertThat(age("eighteen-today", TODAY, TODAY.minusDays(1))).isEqualTo(17);
  }

  @Test
  void givesThePatientOfManyResultsMoreThanAFewPages() {
    assertThat(transaction(byId("many-results"), TODAY).getEntry())
        .extracting(entry -> entry.getResource().fhirType())
        .filteredOn(type -> Set.of("Observation", "ServiceRequest").contains(type))
        .hasSizeGreaterThan(60);
  }

  @Test
  void namesTheFileThatIsNotThere() {
    SamplePatient nobody = new SamplePatient("nobody", Origin.HAND_MADE, "Nobody", "No story.");

    assertThatExceptionOfType(UnusableSampleException.class)
        .isThrownBy(() -> transaction(nobody, TODAY))
        .withMessageContaining("hand-made/nobody.json");
  }

  private static SamplePatient byId(String id) {
    return all().stream().filter(patient -> patient.id().equals(id)).findFirst().orElseThrow();
  }

  private static Bundle transaction(SamplePatient patient, LocalDate today) {
    return new SamplePatients(FHIR, new RelativeDates(today)).transaction(patient);
  }

  private static Patient patientOf(SamplePatient patient, LocalDate today) {
    return transaction(patient, today).getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static int age(String id, LocalDate today) {
    return age(id, today, today);
  }

  private static int age(String id, LocalDate loaded, LocalDate looked) {
    LocalDate birth =
        LocalDate.parse(patientOf(byId(id), loaded).getBirthDateElement().asStringValue());
    return Period.between(birth, looked).getYears();
  }

  private static List<String> putUrls(Bundle transaction) {
    assertThat(transaction.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
    assertThat(transaction.getEntry())
        .allSatisfy(entry -> assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT));
    return transaction.getEntry().stream().map(entry -> entry.getRequest().getUrl()).toList();
  }

  private static List<String> subjects(Resource resource) {
    return FHIR.newTerser().getAllResourceReferences(resource).stream()
        .map(found -> found.getResourceReference().getReferenceElement().getValue())
        .toList();
  }
}
