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

  /** What stands before the parts; nothing if there are any. What lies around it is others'. */
  private final byte[] bytes;

  private final int start;
  private final int end;

  /** The parts; what stands behind the last is not this one's. */
  private final JsonRope[] parts;

  private final int count;
  private final int length;

  private JsonRope(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    parts = NO_PARTS;
    count = 0;
    length = end - start;
  }

  private JsonRope(JsonRope[] parts, int count, int length) {
    bytes = Builder.NO_BYTES;
    start = 0;
    end = 0;
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
    return of(JsonEscapes.escape(text));
  }

  private static JsonRope of(byte[] bytes) {
    return new JsonRope(bytes, 0, bytes.length);
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

  private int copyTo(byte[] target, int from) {
    System.arraycopy(bytes, start, target, from, end - start);
    int place = from + end - start;
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

  /**
   * Puts JSON together: what is long is referred to, what is short is copied into one piece with
   * what stands beside it. Used by one thread.
   */
  public static final class Builder {
    private static final byte[] NO_BYTES = {};
    private static final int SHORT = 32;
    private static final int FIRST_RUN = 256;

    private JsonRope[] parts = new JsonRope[16];
    private int count;
    private int length;

    /** Short pieces one after the other: those before {@code runStart} are parts already. */
    private byte[] run = NO_BYTES;

    private int runStart;
    private int runEnd;

    /** Adds what follows. */
    public Builder add(JsonRope part) {
      if (part.count == 0 && part.length <= SHORT) {
        makeRoom(part.length);
        System.arraycopy(part.bytes, part.start, run, runEnd, part.length);
        runEnd += part.length;
      } else {
        endRun();
        addPart(part);
      }
      length += part.length;
      return this;
    }

    /** Adds a text as it stands between quotes, as {@link JsonRope#escaped} writes it. */
    public Builder addEscaped(String text) {
      makeRoom(text.length());
      int after = JsonEscapes.putPlain(text, run, runEnd);
      if (after < 0) {
        return add(escaped(text));
      }
      length += after - runEnd;
      runEnd = after;
      return this;
    }

    private void makeRoom(int more) {
      if (run.length - runEnd < more) {
        endRun();
        run = new byte[Math.max(more, Math.max(FIRST_RUN, 2 * run.length))];
        runStart = 0;
        runEnd = 0;
      }
    }

    private void endRun() {
      if (runStart < runEnd) {
        addPart(new JsonRope(run, runStart, runEnd));
        runStart = runEnd;
      }
    }

    private void addPart(JsonRope part) {
      if (count == parts.length) {
        parts = Arrays.copyOf(parts, 2 * count);
      }
      parts[count++] = part;
    }

    /** How many bytes there are by now. */
    public int length() {
      return length;
    }

    /** All that was added until now; what is added later comes behind it, and changes nothing. */
    public JsonRope build() {
      endRun();
      return new JsonRope(parts, count, length);
    }
  }
}
