package dev.carpus.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names of the members of all objects that are open while a text is checked, so that none is
 * named twice in one object.
 */
final class MemberNames {
  /** From so many members on, they are looked up instead of compared one by one. */
  private static final int MANY = 48;

  private final byte[] json;
  private long[] hashes = new long[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;

  /** By the place of their first name, the names of objects of many members. */
  private final Map<Integer, Set<String>> large = new HashMap<>();

  MemberNames(byte[] json) {
    this.json = json;
  }

  /** How many names there are: where those of an object that is opened now will begin. */
  int count() {
    return count;
  }

  /** Forgets the names of an object that ends. */
  void forget(int first) {
    if (count - first > MANY) {
      large.remove(first);
    }
    count = first;
  }

  /**
   * Takes the name of a member.
   *
   * @param first where the names of its object begin
   * @param hash of the name
   * @param start where it stands
   * @param end where it ends
   * @return whether it is new
   */
  boolean add(int first, long hash, int start, int end) {
    boolean isNew =
        count - first < MANY ? isNew(first, hash, start, end) : isNewOfMany(first, start, end);
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = end;
    count++;
    return isNew;
  }

  private boolean isNew(int first, long hash, int start, int end) {
    for (int i = first; i < count; i++) {
      if (hashes[i] == hash && name(i).equals(JsonTexts.decode(json, start, end))) {
        return false;
      }
    }
    return true;
  }

  private boolean isNewOfMany(int first, int start, int end) {
    Set<String> names = large.get(first);
    if (names == null) {
      names = new HashSet<>();
      for (int i = first; i < count; i++) {
        names.add(name(i));
      }
      large.put(first, names);
    }
    return names.add(JsonTexts.decode(json, start, end));
  }

  private String name(int number) {
    return JsonTexts.decode(json, starts[number], ends[number]);
  }
}
