package dev.carpus.hooks.card;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How values are written that come again in every response: each is written once and kept, up to a
 * number of values. Thread-safe.
 *
 * @param <T> the type of the values, which must say nothing of a patient
 * @param <W> what they are written as
 */
final class WrittenOnce<T, W> {
  private static final int MOST = 500;

  private final Map<T, W> written = new ConcurrentHashMap<>();
  private final Function<T, W> writing;

  WrittenOnce(Function<T, W> writing) {
    this.writing = writing;
  }

  /** A value as it is written. */
  W of(T value) {
    W known = written.get(value);
    if (known != null) {
      return known;
    }
    W made = writing.apply(value);
    if (written.size() < MOST) {
      written.put(value, made);
    }
    return made;
  }
}
