package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.cases.ContentCase;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;

/** The shipped PlanDefinition means the same to an engine that knows nothing of Carpus. */
class ApplyTest {
  private static final PeerEngine ENGINE = new PeerEngine();

  private static Proposal proposalFor(ContentCase patient) {
    return ENGINE.apply(patient, JudgedOrder.of(patient).getFirst());
  }

  private static ContentCase now(String vignette) {
    return Vignette.movedTo(Instant.now(), vignette);
  }

  @Test
  void proposesADraftOfTheRadiographForNewCrampsOfBothHands() {
    Proposal proposal = proposalFor(now("V-01"));
    assertThat(proposal.failures()).isEmpty();
    assertThat(proposal.actions()).contains("P-01", "P-08", "P-09", "P-11").doesNotContain("P-62");
    List<ServiceRequest> films =
        proposal.orders().stream()
            .filter(order ->
                order.getCode().getCoding().stream()
                    .anyMatch(coding -> isCode(coding, "http://loinc.org", "36756-5")))
            .toList();
    assertThat(films).hasSize(1);
    assertThat(proposal.orders())
        .allSatisfy(order -> {
          assertThat(order.getStatus()).isEqualTo(ServiceRequestStatus.DRAFT);
          assertThat(order.getSubject().getReference()).isEqualTo("Patient/p1");
        });
  }

  @Test
  void proposesNothingForTheRightHandAloneAndKnowsWhy() {
    Proposal proposal = proposalFor(now("N-01"));
    assertThat(proposal.failures()).isEmpty();
    assertThat(proposal.actions()).contains("P-62").doesNotContain("P-01", "P-08");
    assertThat(proposal.orders()).isEmpty();
  }

  /** What {@link PeerLogic} spares the engine changes nothing. */
  @Test
  void proposesTheSameUnaided() {
    ContentCase patient = now("V-01");
    Proposal unaided = ENGINE.applyUnaided(patient);
    assertThat(unaided.failures()).isEmpty();
    assertThat(unaided.actions()).isEqualTo(proposalFor(patient).actions());
  }

  private static boolean isCode(Coding coding, String system, String code) {
    return system.equals(coding.getSystem()) && code.equals(coding.getCode());
  }
}
