package dev.carpus.json;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was made of values that have been seen lately, found by their bytes: what is written in the
 * same way means the same. It holds so many and no more; a new one takes the place of an old one.
 * Thread-safe, if what is made of values is.
 *
 * @param <T> what is made of a value; not changed any more
 */
public final class SeenValues<T> {
  /**
   * A value.
   *
   * @param json its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never given away, never compared as a record
  private record Seen<T>(long hash, byte[] json, T made) {}

  private final AtomicReferenceArray<@Nullable Seen<T>> places;
  private final int longest;
  private final int shift;

  /**
   * Nothing seen yet.
   *
   * @param bits of the number of places
   * @param longest the length in bytes of the longest value that is kept
   */
  public SeenValues(int bits, int longest) {
    places = new AtomicReferenceArray<>(1 << bits);
    shift = Long.SIZE - bits;
    this.longest = longest;
  }

  /** Makes something of a value. */
  @FunctionalInterface
  public interface Making<T> {
    /** Makes it of the value at which a walk stands, and goes to its end. */
    T of(JsonCursor cursor);
  }

  /** What is made of the value at which a walk stands; after it the walk stands then. */
  public T of(JsonCursor cursor, Making<T> making) {
    byte[] json = cursor.json();
    int start = cursor.place();
    int end = cursor.end();
    if (end - start > longest) {
      return making.of(cursor);
    }
    long hash = Words.hashOfValue(json, start, end);
    int place = (int) (Words.mix(0, hash) >>> shift);
    Seen<T> seen = places.getAcquire(place);
    if (seen != null
        && seen.hash == hash
        && Arrays.equals(json, start, end, seen.json, 0, seen.json.length)) {
      cursor.skip();
      return seen.made;
    }
    T made = making.of(cursor);
    places.setRelease(place, new Seen<>(hash, Arrays.copyOfRange(json, start, end), made));
    return made;
  }
}
