package dev.carpus.server.retrieval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.discovery.PrefetchTemplate;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.pathway.PrefetchPlan.Query;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
  private static final String PAGE =
      """
      {"resourceType":"Bundle","type":"searchset","entry":[
        {"resource":{"resourceType":"MedicationRequest","id":"r1"},"search":{"mode":"match"}},
        {"resource":{"resourceType":"Medication","id":"m1"},"search":{"mode":"include"}},
        {"resource":{"resourceType":"Medication","id":"m2"}},
        {"resource":{"resourceType":"Practitioner","id":"d1"},"search":{"mode":"include"}}]}
      """;

  private static QueryAnswer read(Optional<String> included) {
    Query query =
        new Query(
            "medicationRequests",
            "MedicationRequest",
            PrefetchTemplate.parse("MedicationRequest?patient={{context.patientId}}"),
            included,
            false);
    return new AnswerReader(new ResourceReader(), new SubjectCheck("p1", Optional.empty()))
        .read(
            PAGE.getBytes(UTF_8),
            new ResolvedQuery(
                query, new HookContext.PatientView("Practitioner/1", "p1", Optional.empty())));
  }

  @Test
  void keepsTheMedicationsThatComeAlongAndNothingElse() {
    assertThat(read(Optional.of("Medication")))
        .isInstanceOfSatisfying(
            QueryAnswer.Whole.class,
            whole ->
                assertThat(whole.resources())
                    .extracting(RawResource::text)
                    .containsExactly(
                        "{\"resourceType\":\"MedicationRequest\",\"id\":\"r1\"}",
                        "{\"resourceType\":\"Medication\",\"id\":\"m2\"}",
                        "{\"resourceType\":\"Medication\",\"id\":\"m1\"}"));
  }

  @Test
  void leavesOutWhatNobodyAskedToComeAlong() {
    assertThat(read(Optional.empty()))
        .isInstanceOfSatisfying(
            QueryAnswer.Whole.class,
            whole ->
                assertThat(whole.resources())
                    .extracting(RawResource::type)
                    .containsExactly("MedicationRequest"));
  }
}
