package dev.carpus.hooks.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.json.JsonSlice;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchTemplateTest {
  private static HookContext viewedBy(String userId) {
    return new HookContext.PatientView(userId, "p-1.x", Optional.of("e1"));
  }

  private static String resolved(String template, HookContext context) {
    return switch (PrefetchTemplate.parse(template).resolve(context)) {
      case Resolution.Resolved(String url) -> url;
      case Resolution.Unfillable(Set<String> tokens) -> throw new AssertionError(tokens);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/{{context.patientId}}",
        "Patient/123",
        "{{context.userId}}",
        "Encounter/{{context.encounterId}}",
        "Practitioner/{{userPractitionerId}}",
        "PractitionerRole/{{userPractitionerRoleId}}",
        "Patient/{{userPatientId}}",
        "RelatedPerson/{{userRelatedPersonId}}",
        "Condition?patient={{context.patientId}}&category=problem-list-item&clinical-status=active",
        "Observation?patient={{context.patientId}}&code=http://loinc.org|4548-4&_count=1&_sort=-date",
        "Observation?subject=Patient/{{context.patientId}}&code:in=http://a.example/vs&date=ge2026",
        "Observation?_has:Task:focus:status=draft,%20x",
        "Task?requester={{context.userId}}&patient={{context.patientId}}"
      })
  @DisplayName("R-043..R-046, R-049: reads, searches and tokens of the grammar")
  void takesReadsAndSearches(String template) {
    assertThat(PrefetchTemplate.parse(template)).hasToString(template);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``;must be a relative URL",
        "Patient;must be a relative URL",
        "Patient/;must be a relative URL",
        "Patient?;must be a relative URL",
        "Patient?active;must be a relative URL",
        "Patient?active=;must be a relative URL",
        "Patient?&active=true;must be a relative URL",
        "/Patient/1;must be a relative URL",
        "patient/1;must be a relative URL",
        "https://a.example/Patient/1;must be a relative URL",
        "Patient/1/_history/2;must be a relative URL",
        "Patient/$everything;must be a relative URL",
        "Patient/{{context.patientId}}/$everything;must be a relative URL",
        "Patient?active=true#x;must be a relative URL",
        "Patient?a=%zz;must be a relative URL",
        "Patient?{{context.patientId}}=1;must be a relative URL",
        "{{context.userId}}?_elements=id;must be a relative URL",
        "{{context.patientId}};may stand alone",
        "Practitioner/{{context.userId}};must not follow a type",
        "Patient/{context.patientId};must stand between {{ and }}",
        "Patient/${context.patientId};must stand between {{ and }}",
        "Patient/{{context.patientId};must stand between {{ and }}",
        "Patient/{{context.patientId}}};must stand between {{ and }}",
        "Patient/{{ context.patientId }};must be one of these",
        "Patient/{{patientId}};must be one of these",
        "Patient/{{context.medication.id}};must be one of these",
        "Bundle?_id={{context.draftOrders}};must be one of these",
        "Task?_id={{context.selections}};must be one of these",
        "Patient/{{userpatientId}};must be one of these",
        "Patient/{{}};must be one of these",
        "Task?date=gt{{today()}};must be one of these",
        "Task?_id={{%patient.id}};must be one of these",
        "Task?code:text=two words;must be written as %xx",
        "Task?code:text=größe;must be written as %xx",
      })
  @DisplayName("R-043..R-049: what breaks the grammar")
  void saysWhatIsWrong(String template, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrefetchTemplate.parse(template))
        .withMessageStartingWith("prefetch template " + template + ": ")
        .withMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Task?date=gt{{today() - 90 days}}",
        "Task?date=gt{{today() + 365 days}}",
        "Practitioner?_id={{%encounter.participant.individual.resolve().ofType(Practitioner).id}}",
        "Practitioner?_id={{%encounter.participant.individual.ofType(Person).id}}",
        "Task?_id={{context.userId|context.patientId}}",
        "Task?focus={{%tasks.focus.reference}}"
      })
  @DisplayName(
      "R-051 to R-057: tokens of the 3.0 ballot are never published, nor is a cycle of them")
  void takesNoTokensOfTheBallot(String template) {
    assertThatIllegalArgumentException().isThrownBy(() -> PrefetchTemplate.parse(template));
  }

  @Test
  void takesALongTemplateOnAnOrdinaryStack() {
    String codes = "http://loinc.org|36756-5,".repeat(20_000);
    String template = "Observation?patient={{context.patientId}}&code=" + codes;
    assertThat(PrefetchTemplate.parse(template)).hasToString(template);
  }

  @Test
  void listsItsTokensOnce() {
    String template =
        "Task?patient={{context.patientId}}&owner={{context.userId}}&focus={{context.patientId}}";
    assertThat(PrefetchTemplate.parse(template).tokens())
        .containsExactly("context.patientId", "context.userId");
    assertThat(PrefetchTemplate.parse("Patient/1").tokens()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Patient/{{context.patientId}}, Patient/p-1.x",
    "{{context.userId}}, Practitioner/u1",
    "Encounter/{{context.encounterId}}, Encounter/e1",
    "Practitioner/{{userPractitionerId}}, Practitioner/u1",
    "Task?owner={{context.userId}}&for=Patient/{{context.patientId}}, Task?owner=Practitioner/u1&for=Patient/p-1.x",
    "Patient?a=%20b, Patient?a=%20b",
  })
  void fillsItsTokens(String template, String expected) {
    assertThat(resolved(template, viewedBy("Practitioner/u1"))).isEqualTo(expected);
  }

  @Test
  void isAUrlWhenFilled() {
    String url =
        resolved(
            "Observation?patient={{context.patientId}}&code=http://loinc.org|4548-4,x|y&_sort=-date",
            viewedBy("Practitioner/u1"));
    assertThat(url)
        .isEqualTo("Observation?patient=p-1.x&code=http://loinc.org%7C4548-4,x%7Cy&_sort=-date");
    assertThat(URI.create("https://ehr.example/fhir/").resolve(url))
        .hasToString("https://ehr.example/fhir/" + url);
  }

  @ParameterizedTest
  @CsvSource({
    "Practitioner, userPractitionerId",
    "PractitionerRole, userPractitionerRoleId",
    "Patient, userPatientId",
    "RelatedPerson, userRelatedPersonId",
  })
  @DisplayName("R-049, R-050: the user's token is filled for a user of its type only")
  void fillsOnlyTheTokenOfTheUsersType(String type, String token) {
    String template = type + "/{{" + token + "}}";
    assertThat(resolved(template, viewedBy(type + "/7"))).isEqualTo(type + "/7");
    String other = type.equals("Patient") ? "Practitioner/7" : "Patient/7";
    assertThat(PrefetchTemplate.parse(template).resolve(viewedBy(other)))
        .isEqualTo(new Resolution.Unfillable(Set.of(token)));
  }

  @Test
  void tellsSearchesFromReadsAndWhetherTheContextFillsThem() {
    PrefetchTemplate read = PrefetchTemplate.parse("Patient/{{context.patientId}}");
    PrefetchTemplate search = PrefetchTemplate.parse("Task?patient={{context.patientId}}");
    assertThat(read.isSearch()).isFalse();
    assertThat(search.isSearch()).isTrue();
    assertThat(read.isFilledBy(viewedBy("Practitioner/7"))).isTrue();
    assertThat(search.isFilledBy(viewedBy("Practitioner/7"))).isTrue();
  }

  @Test
  void namesAllTokensThatCannotBeFilled() {
    JsonSlice drafts = new JsonSlice(new byte[] {'{', '}'}, 0, 2);
    HookContext context =
        new HookContext.OrderSign("Practitioner/1", "p", Optional.empty(), drafts);
    String template =
        "Task?encounter={{context.encounterId}}&patient={{context.patientId}}&owner={{userPatientId}}";
    assertThat(PrefetchTemplate.parse(template).isFilledBy(context)).isFalse();
    assertThat(PrefetchTemplate.parse(template).resolve(context))
        .isInstanceOfSatisfying(
            Resolution.Unfillable.class,
            unfillable ->
                assertThat(unfillable.tokens())
                    .containsExactly("context.encounterId", "userPatientId"));
  }
}
