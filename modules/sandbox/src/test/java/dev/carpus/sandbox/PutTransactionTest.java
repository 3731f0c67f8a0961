package dev.carpus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;

class PutTransactionTest {

  private static final SamplePatient SOMEONE =
      new SamplePatient("p-1", SamplePatient.Origin.SYNTHEA, "Some One", "A story.");

  @Test
  void makesUrnsIdsAndLetsReferencesFollow() {
    Bundle transaction =
        transaction(
            """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
              {"fullUrl": "urn:uuid:p-1", "request": {"method": "POST", "url": "Patient"},
               "resource": {"resourceType": "Patient", "id": "p-1"}},
              {"fullUrl": "urn:uuid:c-1", "request": {"method": "POST", "url": "Condition"},
               "resource": {"resourceType": "Condition", "id": "c-1",
                 "subject": {"reference": "urn:uuid:p-1"},
                 "asserter": {"reference": "Practitioner?identifier=npi|1"}}}]}
            """);

    assertThat(transaction.getEntry())
        .extracting(entry -> entry.getRequest().getMethod() + " " + entry.getRequest().getUrl())
        .containsExactly("PUT Patient/p-1", "PUT Condition/c-1");
    Condition condition = (Condition) transaction.getEntry().get(1).getResource();
    assertThat(condition.getSubject().getReference()).isEqualTo("Patient/p-1");
    assertThat(condition.getAsserter().getReference()).isEqualTo("Practitioner?identifier=npi|1");
  }

  @Test
  void refusesAResourceWithoutAnId() {
    assertThatExceptionOfType(UnusableSampleException.class)
        .isThrownBy(() ->
            transaction(
                """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"resource": {"resourceType": "Patient", "id": "p-1"}},
                  {"resource": {"resourceType": "Condition"}}]}
                """))
        .withMessage("sample patient synthea/p-1.json.gz: a Condition has no id of its own");
  }

  @Test
  void refusesARecordOfSomeoneElse() {
    assertThatExceptionOfType(UnusableSampleException.class)
        .isThrownBy(() ->
            transaction(
                """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"resource": {"resourceType": "Patient", "id": "p-2"}}]}
                """))
        .withMessage("sample patient synthea/p-1.json.gz: has no Patient/p-1");
  }

  private static Bundle transaction(String json) {
    FhirContext fhirContext = FhirContext.forR4Cached();
    return new PutTransaction(fhirContext, SOMEONE)
        .of(fhirContext.newJsonParser().parseResource(Bundle.class, json));
  }
}
