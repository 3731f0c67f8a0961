package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final Allowance allowance =
      new Allowance(new RetrievalLimits(Duration.ofSeconds(1), 7, 5, 200, 1000));

  @Test
  void givesWhatThereIsAndNoMore() {
    assertThat(allowance.takes(5)).isTrue();
    assertThat(allowance.takes(0)).isTrue();
    assertThat(allowance.takes(1)).isFalse();
  }

  @Test
  void takesNothingWhereThereIsTooLittle() {
    assertThat(allowance.takes(6)).isFalse();
    assertThat(allowance.takes(3)).isTrue();
    assertThat(allowance.takes(3)).isFalse();
    assertThat(allowance.takes(2)).isTrue();
  }

  @Test
  void namesTheKeyOfTheLimit() {
    assertThat(allowance.exceeded().cause()).isEqualTo(Cause.LIMITS);
    assertThat(allowance.exceeded().words())
        .contains("more than 5 resources", "carpus.limits.resources");
  }
}
