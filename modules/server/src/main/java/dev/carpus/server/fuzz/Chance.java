package dev.carpus.server.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** The choices of one request: the same seed and number choose the same. Used by one thread. */
final class Chance {
  /** An odd number with bits all over, so that neighbouring numbers begin far apart. */
  private static final long SPREAD = 0xD1342543DE82EF95L;

  private final SplittableRandom random;

  Chance(long seed, long number) {
    random = new SplittableRandom(new SplittableRandom(seed ^ (number * SPREAD)).nextLong());
  }

  /** A number from 0 to one below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** One of them. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** So many bytes of anything. */
  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
