package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  private int passing(TokenBucket bucket, int calls) {
    int passed = 0;
    for (int i = 0; i < calls; i++) {
      passed += bucket.lets() ? 1 : 0;
    }
    return passed;
  }

  @Test
  void letsAsManyThroughAtOnceAsInASecond() {
    assertThat(passing(new TokenBucket(3, now::get), 10)).isEqualTo(3);
  }

  @Test
  void letsOneMoreThroughForEachShareOfASecond() {
    TokenBucket bucket = new TokenBucket(4, now::get);
    passing(bucket, 4);

    now.addAndGet(Duration.ofMillis(250).toNanos() - 1);
    assertThat(bucket.lets()).isFalse();
    now.addAndGet(1);
    assertThat(bucket.lets()).isTrue();
    assertThat(bucket.lets()).isFalse();
  }

  @Test
  void savesNoMoreThanASecond() {
    TokenBucket bucket = new TokenBucket(3, now::get);
    passing(bucket, 3);

    now.addAndGet(Duration.ofDays(365).toNanos());
    assertThat(passing(bucket, 10)).isEqualTo(3);
  }

  @Test
  void countsAMillionASecond() {
    TokenBucket bucket = new TokenBucket(1_000_000, now::get);

    assertThat(passing(bucket, 1_000_001)).isEqualTo(1_000_000);
    now.addAndGet(1000);
    assertThat(passing(bucket, 2)).isEqualTo(1);
  }
}
