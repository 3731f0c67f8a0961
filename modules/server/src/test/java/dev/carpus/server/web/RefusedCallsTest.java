package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.trust.Admission;
import dev.carpus.server.trust.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedCallsTest {
  @Test
  void countsByReason() {
    RefusalCounts counts = new RefusalCounts();
    RefusedCalls refused = new RefusedCalls(counts, UUID::randomUUID);
    refused.note(new Admission.Refused(Refusal.EXPIRY, Optional.of("x")), CalledPath.HOOK);
    refused.note(new Admission.Refused(Refusal.EXPIRY, Optional.empty()), CalledPath.OTHER);
    refused.note(new Admission.Refused(Refusal.NO_TOKEN, Optional.empty()), CalledPath.HOOK);

    assertThat(counts.of(Refusal.EXPIRY.word())).isEqualTo(2);
    assertThat(counts.of("expiry")).isEqualTo(2);
    assertThat(counts.of("no-token")).isEqualTo(1);
    assertThat(counts.of("replayed")).isZero();
    assertThat(Arrays.stream(Refusal.values()).map(Refusal::word).mapToLong(counts::of))
        .hasSize(Refusal.values().length)
        .filteredOn(count -> count > 0)
        .containsExactlyInAnyOrder(2L, 1L);
  }

  /** Those that found no place are counted where they found none. */
  @Test
  void countsNoOtherCalls() {
    RefusalCounts counts = new RefusalCounts();
    UUID id = new UUID(4, 2);
    UUID noted =
        new RefusedCalls(counts, () -> id)
            .note(CallLimits.OVERLOADED, 503, CalledPath.HOOK, Optional.empty());

    assertThat(noted).isEqualTo(id);
    assertThat(counts.of(CallLimits.OVERLOADED)).isZero();
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
