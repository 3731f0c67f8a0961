package dev.carpus.json;

import java.nio.charset.StandardCharsets;

/** Names of members by their hashes, however they are escaped. */
final class MemberName {
  private MemberName() {}

  /** The hash of a checked name that stands at these places. */
  static long hash(byte[] json, int from, int to) {
    return JsonTexts.isEscaped(json, from, to)
        ? hash(JsonTexts.decode(json, from, to))
        : Words.hash(json, from, to);
  }

  /** The hash of a name. */
  static long hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return Words.hash(bytes, 0, bytes.length);
  }
}
