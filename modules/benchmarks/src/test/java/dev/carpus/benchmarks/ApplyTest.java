package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;

/** The shipped PlanDefinition means the same to an engine that knows nothing of Carpus. */
class ApplyTest {
  private static final PeerEngine ENGINE = new PeerEngine();

  private static Proposal proposalFor(String vignette) {
    return ENGINE.apply(Vignette.movedTo(Instant.now(), vignette));
  }

  @Test
  void proposesADraftOfTheRadiographForNewCrampsOfBothHands() {
    Proposal proposal = proposalFor("V-01");
    assertThat(proposal.failures()).isEmpty();
    assertThat(proposal.actions()).contains("P-01", "P-08", "P-09", "P-11").doesNotContain("P-62");
    assertThat(proposal.orders()).hasSize(1);
    ServiceRequest order = proposal.orders().getFirst();
    assertThat(order.getCode().getCoding())
        .anyMatch(coding -> isCode(coding, "http://loinc.org", "36756-5"));
    assertThat(order.getStatus()).isEqualTo(ServiceRequestStatus.DRAFT);
    assertThat(order.getSubject().getReference()).isEqualTo("Patient/p1");
  }

  @Test
  void proposesNothingForTheRightHandAloneAndKnowsWhy() {
    Proposal proposal = proposalFor("N-01");
    assertThat(proposal.failures()).isEmpty();
    assertThat(proposal.actions()).contains("P-62").doesNotContain("P-01", "P-08");
    assertThat(proposal.orders()).isEmpty();
  }

  private static boolean isCode(Coding coding, String system, String code) {
    return system.equals(coding.getSystem()) && code.equals(coding.getCode());
  }
}
