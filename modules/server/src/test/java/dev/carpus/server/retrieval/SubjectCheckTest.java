package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.RawResource;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources of another patient are never used. */
class SubjectCheckTest {
  private static final Optional<URI> SERVER = Optional.of(URI.create("https://h.example/fhir"));

  private static boolean isOfAnother(String type, String members) {
    return new SubjectCheck("p1", SERVER).isOfAnother(resource(type, members));
  }

  private static RawResource resource(String type, String members) {
    return RawResource.of(type, "{\"resourceType\":\"" + type + "\",\"id\":\"x\"" + members + "}");
  }

  private static String reference(String member, String reference) {
    return ",\"" + member + "\":{\"reference\":\"" + reference + "\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/p1",
        "Patient/p1/_history/2",
        "https://h.example/fhir/Patient/p1",
        "https://H.example:443/fhir/Patient/p1/_history/2"
      })
  void isOfThePatientWhomItNames(String reference) {
    assertThat(isOfAnother("Condition", reference("subject", reference))).isFalse();
    assertThat(isOfAnother("AllergyIntolerance", reference("patient", reference))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/p2",
        "Patient/P1",
        "Patient/p1x",
        "Patient/p2/_history/1",
        "https://h.example/fhir/Patient/p2",
        "https://h.example/fhir/Patient/p2/_history/1",
        "https://other.example/fhir/Patient/p1",
        "https://h.example/other/Patient/p1",
        "https://h.example:8443/fhir/Patient/p1",
        "http://h.example/fhir/Patient/p1"
      })
  void isOfAnotherWhereItNamesAnother(String reference) {
    assertThat(isOfAnother("Condition", reference("subject", reference))).isTrue();
    assertThat(isOfAnother("AllergyIntolerance", reference("patient", reference))).isTrue();
  }

  /**
   * What can be followed inside the answer only, or not at all, is not shown to be this patient.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#p1",
        "#",
        "urn:uuid:2e6b7c2a-95ad-4f53-9b0d-df4a3e1b2b6c",
        "Patient?identifier=p1",
        "Patient/p1?x=y",
        "https://h.example/fhir/Patient/p2?x=/Group/1",
        "Patient/p2/Group/1",
        "patient/p1",
        "Patient/",
        "https://u@h.example/fhir/Patient/p1",
        ""
      })
  void isOfAnotherWhereThePatientCannotBeTold(String reference) {
    assertThat(isOfAnother("Condition", reference("subject", reference))).isTrue();
  }

  @Test
  void comparesIdsAloneWhereNoServerIsNamed() {
    SubjectCheck check = new SubjectCheck("p1", Optional.empty());

    assertThat(
            check.isOfAnother(
                resource("Condition", reference("subject", "https://any.example/Patient/p1"))))
        .isFalse();
    assertThat(
            check.isOfAnother(
                resource("Condition", reference("subject", "https://any.example/Patient/p2"))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"subject\":null",
        ",\"subject\":{}",
        ",\"subject\":\"Patient/p2\"",
        ",\"subject\":{\"display\":\"Patient/p2\"}",
        ",\"subject\":{\"identifier\":{\"value\":\"p2\"}}",
        ",\"subject\":{\"reference\":\"Group/1\"}",
        ",\"subject\":{\"reference\":\"https://other.example/Location/1\"}",
        ",\"asserter\":{\"reference\":\"Patient/p2\"}",
        ",\"contained\":[{\"subject\":{\"reference\":\"Patient/p2\"}}]"
      })
  void isOfThePatientWhoWasAskedForWhereItNamesNone(String members) {
    assertThat(isOfAnother("Condition", members)).isFalse();
  }

  /** Whatever stands before it, and in whichever of two. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"subject\":{\"extension\":[{\"url\":\"u\"}],\"reference\":\"Patient/p2\"}",
        ",\"subject\":[{\"reference\":\"Patient/p1\"},{\"reference\":\"Patient/p2\"}]",
        ",\"subject\":{\"reference\":\"Patient/p2\"},\"subject\":{\"reference\":\"Patient/p1\"}",
        ",\"subject\":{\"reference\":\"Patient/p1\"},\"subject\":{\"reference\":\"Patient/p2\"}",
        ",\"a\":{\"b\":[{}]},\"patient\":{\"reference\":\"Patient/p2\"},\"subject\":{\"reference\":\"Patient/p1\"}"
      })
  void findsAnotherPatientWhereverOneIsNamed(String members) {
    assertThat(isOfAnother("Device", members)).isTrue();
  }

  /** Others may take part in it. */
  @ParameterizedTest
  @CsvSource({
    "Patient/p1, Practitioner/d1, false",
    "Patient/p1, Patient/p2, false",
    "Patient/p2, Patient/p1, false",
    "Patient/p2, Patient/p3, true",
    "Patient/p2, Practitioner/d1, true",
    "Practitioner/d1, #x, false"
  })
  void isAnAppointmentOfOthersOnlyIfThisPatientIsNotAmongThem(
      String one, String two, boolean isOfAnother) {
    String participants =
        ",\"participant\":[{\"type\":[{\"text\":\"x\"}],\"actor\":{\"reference\":\"%s\"}},{\"actor\":{\"reference\":\"%s\"}},{\"status\":\"accepted\"}]"
            .formatted(one, two);

    assertThat(isOfAnother("Appointment", participants)).isEqualTo(isOfAnother);
  }

  /** It remembers the last reference. */
  @Test
  void tellsTheResourcesOfSeveralPatientsFromOneAnotherInAnyOrder() {
    SubjectCheck check = new SubjectCheck("p1", SERVER);
    for (String id : List.of("p1", "p1", "p2", "p2", "p1", "p11", "p", "p1")) {
      assertThat(check.isOfAnother(resource("Condition", reference("subject", "Patient/" + id))))
          .isEqualTo(!id.equals("p1"));
    }
  }

  @Test
  void isNotOfThePatientWhereItCannotBeRead() {
    assertThat(
            new SubjectCheck("p1", SERVER)
                .isOfAnother(RawResource.of("Condition", "{\"subject\":")))
        .isTrue();
  }
}
