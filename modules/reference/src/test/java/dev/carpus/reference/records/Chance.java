package dev.carpus.reference.records;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What decides a record, by a seed: the same seed decides the same.
 *
 * <p>Records are kept with more or less care. How much is decided first; every element then is as
 * it ordinarily would be as often as the care says.
 */
final class Chance {
  private static final int ALL = 100;

  /** In percent. */
  private static final List<Integer> CARE = List.of(100, 100, 100, 99, 98, 97, 95, 92, 80, 50);

  private final RandomGenerator random;
  private final int care;

  Chance(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    care = of(CARE);
  }

  /** Whether an element is as it ordinarily would be. */
  boolean isOrdinary() {
    return percent(care);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int share) {
    return random.nextInt(ALL) < share;
  }

  /** A number from one to the other, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Any of these. */
  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Any of these. */
  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** The first of these where it is ordinary, else any of the others. */
  <T> T mostly(T ordinary, List<T> others) {
    return isOrdinary() ? ordinary : of(others);
  }

  /** The same in any order. */
  <T> List<T> shuffled(List<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      T moved = shuffled.get(last);
      shuffled.set(last, shuffled.get(other));
      shuffled.set(other, moved);
    }
    return shuffled;
  }
}
