package dev.carpus.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON in UTF-8, or a part of it, as a rope: what is put together of others refers to them and
 * copies none of their bytes. Nothing is checked here.
 *
 * <p>Two are equal if their bytes are, however they were put together. Safe for use by several
 * threads.
 */
public final class JsonRope {
  private static final JsonRope[] NO_PARTS = {};

  /** What stands before the parts; nothing if there are any. */
  private final byte[] bytes;

  /** The parts; what stands behind the last is not this one's. */
  private final JsonRope[] parts;

  private final int count;
  private final int length;

  private JsonRope(byte[] bytes, JsonRope[] parts, int count, int length) {
    this.bytes = bytes;
    this.parts = parts;
    this.count = count;
    this.length = length;
  }

  /** JSON as it stands. */
  public static JsonRope of(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a text is between the quotes of JSON; half a surrogate pair becomes the sign for what
   * cannot be shown.
   */
  public static JsonRope escaped(String text) {
    return of(JsonEscapes.escape(text, 0));
  }

  /** A text with its quotes, as {@link #escaped} writes it between them. */
  public static JsonRope quoted(String text) {
    return of(JsonEscapes.escape(text, 1));
  }

  private static JsonRope of(byte[] bytes) {
    return new JsonRope(bytes, NO_PARTS, 0, bytes.length);
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** The JSON as it stands. */
  public String text() {
    return new String(toByteArray(), StandardCharsets.UTF_8);
  }

  /** What it says, if it is what stands between the quotes of a text. */
  public String unescaped() {
    return JsonTexts.decode(toByteArray(), 0, length);
  }

  /** All bytes, as an array of the caller's own. */
  public byte[] toByteArray() {
    byte[] all = new byte[length];
    copyTo(all, 0);
    return all;
  }

  private int copyTo(byte[] target, int start) {
    System.arraycopy(bytes, 0, target, start, bytes.length);
    int place = start + bytes.length;
    for (int i = 0; i < count; i++) {
      place = parts[i].copyTo(target, place);
    }
    return place;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonRope json
        && length == json.length
        && Arrays.equals(toByteArray(), json.toByteArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toByteArray());
  }

  /** Says how many bytes there are, never what they say: it may be of a patient. */
  @Override
  public String toString() {
    return "JsonRope[" + length + " bytes]";
  }

  /** Puts JSON together. Used by one thread. */
  public static final class Builder {
    private static final byte[] NO_BYTES = {};

    private JsonRope[] parts = new JsonRope[16];
    private int count;
    private int length;

    /** Adds what follows. */
    public Builder add(JsonRope part) {
      if (count == parts.length) {
        parts = Arrays.copyOf(parts, 2 * count);
      }
      parts[count++] = part;
      length += part.length;
      return this;
    }

    /** How many bytes there are by now. */
    public int length() {
      return length;
    }

    /** All that was added until now; what is added later comes behind it, and changes nothing. */
    public JsonRope build() {
      return new JsonRope(NO_BYTES, parts, count, length);
    }
  }
}
