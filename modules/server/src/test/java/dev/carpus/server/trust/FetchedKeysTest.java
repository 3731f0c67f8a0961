package dev.carpus.server.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.carpus.server.SettableClock;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.trust.KeyFetch.Fetching;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How long fetched keys count, and how often they are fetched. */
class FetchedKeysTest {
  private static final JWK FIRST = TokenKeys.ec("first").toPublicJWK();
  private static final JWK SECOND = TokenKeys.ec("second").toPublicJWK();
  private static final Duration REFRESH = Duration.ofMinutes(10);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private final SettableClock clock = new SettableClock();
  private final AtomicInteger fetches = new AtomicInteger();

  private volatile Fetching published = fetched(FIRST);

  private final FetchedKeys keys =
      new FetchedKeys(
          "x",
          () -> {
            fetches.incrementAndGet();
            return published;
          },
          REFRESH,
          clock);

  private static Fetching fetched(JWK... keys) {
    return new Fetching.Fetched(new PublicKeys(List.of(keys)), 0);
  }

  private void assertFetches(int number) {
    assertThat(fetches).hasValue(number);
  }

  private void assertKnows(JWK key) {
    assertThat(keys.key(key.getKeyID())).isEqualTo(new KeyLookup.Found(key));
  }

  private void assertKnowsNo(JWK key) {
    assertThat(keys.key(key.getKeyID())).isInstanceOf(KeyLookup.Unknown.class);
  }

  @Test
  void fetchesWhenAKeyIsNeededAndNotBefore() {
    assertFetches(0);
    assertKnows(FIRST);
    assertKnows(FIRST);
    assertFetches(1);
  }

  @Test
  void fetchesAgainWhenTheKeysHaveBecomeOld() {
    assertKnows(FIRST);
    published = fetched(FIRST, SECOND);
    clock.forward(REFRESH.minus(MILLISECOND));
    assertKnows(FIRST);
    assertFetches(1);
    clock.forward(MILLISECOND);
    assertKnows(FIRST);
    assertFetches(2);
    assertKnows(SECOND);
  }

  @Test
  void fetchesOnceForAKeyThatItDoesNotKnow() {
    assertKnows(FIRST);
    published = fetched(SECOND);
    clock.forward(FetchedKeys.PAUSE);
    assertKnows(SECOND);
    assertKnowsNo(FIRST);
    assertFetches(2);
  }

  @Test
  void fetchesNoMoreThanTwiceAMinuteWhateverKeysAreAskedFor() {
    assertKnows(FIRST);
    clock.forward(FetchedKeys.PAUSE.minus(MILLISECOND));
    for (int i = 0; i < 1000; i++) {
      assertThat(keys.key("random-" + i)).isInstanceOf(KeyLookup.Unknown.class);
    }
    assertFetches(1);
    clock.forward(MILLISECOND);
    for (int i = 0; i < 1000; i++) {
      assertThat(keys.key("random-" + i)).isInstanceOf(KeyLookup.Unknown.class);
    }
    assertFetches(2);
    assertKnows(FIRST);
  }

  @Test
  void keepsTheKeysForADayWhileTheyCannotBeFetched() {
    assertKnows(FIRST);
    published = new Fetching.Failed("down");
    clock.forward(FetchedKeys.KEEP.minus(MILLISECOND));
    assertKnows(FIRST);
    assertFetches(2);
    clock.forward(MILLISECOND);
    assertThat(keys.key(FIRST.getKeyID())).isInstanceOf(KeyLookup.Unavailable.class);
    published = fetched(FIRST);
    clock.forward(FetchedKeys.PAUSE);
    assertKnows(FIRST);
  }

  @Test
  void saysThatItHasNoneYet() {
    published = new Fetching.Failed("down");
    assertThat(keys.key(FIRST.getKeyID())).isInstanceOf(KeyLookup.Unavailable.class);
    assertThat(keys.key(FIRST.getKeyID())).isInstanceOf(KeyLookup.Unavailable.class);
    assertFetches(1);
  }

  /** While one fetches, the others go on with the keys they know. */
  @Test
  void letsNobodyWaitForWhomTheKeysOfBeforeAreEnough() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    FetchedKeys slow =
        new FetchedKeys(
            "x",
            () -> {
              if (fetches.incrementAndGet() > 1) {
                begun.countDown();
                await(ended);
              }
              return fetched(FIRST);
            },
            REFRESH,
            clock);
    assertThat(slow.key("first")).isEqualTo(new KeyLookup.Found(FIRST));
    clock.forward(REFRESH);
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<KeyLookup> fetching = others.submit(() -> slow.key("first"));
      begun.await();
      assertThat(slow.key("first")).isEqualTo(new KeyLookup.Found(FIRST));
      Future<KeyLookup> waiting = others.submit(() -> slow.key("second"));
      ended.countDown();
      assertThat(fetching.get()).isEqualTo(new KeyLookup.Found(FIRST));
      assertThat(waiting.get()).isInstanceOf(KeyLookup.Unknown.class);
    }
    assertFetches(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
