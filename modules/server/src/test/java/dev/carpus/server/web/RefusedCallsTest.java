package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.trust.Admission;
import dev.carpus.server.trust.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedCallsTest {
  @Test
  void countsByReason() {
    RefusedCalls refused = new RefusedCalls();
    refused.note(new Admission.Refused(Refusal.EXPIRY, Optional.of("x")), CalledPath.HOOK);
    refused.note(new Admission.Refused(Refusal.EXPIRY, Optional.empty()), CalledPath.OTHER);
    refused.note(new Admission.Refused(Refusal.NO_TOKEN, Optional.empty()), CalledPath.HOOK);

    assertThat(refused.count(Refusal.EXPIRY)).isEqualTo(2);
    assertThat(refused.counts())
        .hasSize(Refusal.values().length)
        .containsEntry("expiry", 2L)
        .containsEntry("no-token", 1L)
        .containsEntry("replayed", 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "/cds-services, discovery",
    "/cds-services/a, hook",
    "/cds-services/a/feedback, feedback",
    "/cds-services/a/explain, explanation",
    "/cds-services/, other",
    "/cds-services/a/b, other",
    "/cds-services/a/b/feedback, other",
    "/x, other"
  })
  void tellsKindsOfPathsApart(String path, String word) {
    assertThat(CalledPath.of(path).word()).isEqualTo(word);
  }
}
