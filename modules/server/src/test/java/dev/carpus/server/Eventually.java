package dev.carpus.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is as it should be. */
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /**
   * What was seen when it was as wanted.
   *
   * @throws AssertionError if it is still not so after a minute; tells what was seen last
   */
  public static <T> T see(Supplier<T> look, Predicate<T> wanted) {
    return see(DEADLINE, look, wanted);
  }

  /**
   * What was seen when it was as wanted.
   *
   * @throws AssertionError if it is still not so after this time; tells what was seen last
   */
  public static <T> T see(Duration deadline, Supplier<T> look, Predicate<T> wanted) {
    long start = System.nanoTime();
    T seen = look.get();
    while (!wanted.test(seen)) {
      if (System.nanoTime() - start > deadline.toNanos()) {
        throw new AssertionError("still: " + seen);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      seen = look.get();
    }
    return seen;
  }
}
