package dev.carpus.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is by the names of members, found without making texts of the names; immutable.
 *
 * @param <T> what there is
 */
public final class NameTable<T> {
  /** Slots for each name: most names that are asked for are not here, and find a free slot. */
  private static final int SLOTS_OF_A_NAME = 4;

  private final long[] hashes;
  private final byte[][] names;
  private final @Nullable Object[] values;
  private final int shift;

  private NameTable(int size) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(SLOTS_OF_A_NAME * Math.max(1, size));
    hashes = new long[1 << bits];
    names = new byte[1 << bits][];
    values = new Object[1 << bits];
    shift = Long.SIZE - bits;
  }

  /** A table of these. */
  public static <T> NameTable<T> of(Map<String, T> byName) {
    NameTable<T> table = new NameTable<>(byName.size());
    byName.forEach(table::put);
    return table;
  }

  private void put(String name, T value) {
    long hash = MemberName.hash(name);
    int slot = slot(hash);
    while (values[slot] != null) {
      slot = (slot + 1) & (values.length - 1);
    }
    hashes[slot] = hash;
    names[slot] = name.getBytes(StandardCharsets.UTF_8);
    values[slot] = value;
  }

  /** What there is by the name at which a cursor stands. */
  @SuppressWarnings("unchecked") // nothing else is put in
  public @Nullable T of(JsonCursor cursor) {
    long hash = cursor.nameHash();
    int slot = slot(hash);
    while (values[slot] != null) {
      if (hashes[slot] == hash && cursor.isNamed(names[slot])) {
        return (T) values[slot];
      }
      slot = (slot + 1) & (values.length - 1);
    }
    return null;
  }

  private int slot(long hash) {
    return (int) (Words.mix(0, hash) >>> shift);
  }
}
