package dev.carpus.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value inside a body: the bytes of the body themselves, in UTF-8, from an offset on.
 * Nothing is copied, so the body must not be changed while a slice of it is in use.
 *
 * <p>Two slices are equal if their bytes are. Safe for use by several threads.
 */
public final class JsonSlice {
  private final byte[] body;
  private final int offset;
  private final int length;

  /** What the check of the body noted, if it was checked; see {@link JsonCheck}. */
  private final long @Nullable [] ends;

  /** The number of the first of these that is part of the value. */
  private final int number;

  /** What a later check found; null until somebody looked. */
  private volatile @Nullable Structure structure;

  /**
   * What a check found.
   *
   * @param start where the value begins
   * @param end where it ends
   * @param ends of objects and arrays, as {@link JsonCheck} notes them
   * @param number of the first of these that is part of the value
   */
  @SuppressWarnings("ArrayRecordComponent") // shared by all slices of a body, never compared
  record Structure(int start, int end, long[] ends, int number) {
    /** The same, of which more was found. */
    Structure in(long[] more) {
      return new Structure(start, end, more, number);
    }
  }

  /**
   * Bytes that may be a JSON value.
   *
   * @param body the bytes that hold it; shared, never written to
   * @param offset of the first byte of the value, from the start of the body
   * @param length in bytes
   * @throws IndexOutOfBoundsException if the slice is not inside the body
   */
  public JsonSlice(byte[] body, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, body.length);
    this.body = body;
    this.offset = offset;
    this.length = length;
    ends = null;
    number = 0;
  }

  /**
   * A value that has been checked and begins and ends at its own brackets, quotes or letters.
   *
   * @param ends of objects and arrays, as {@link JsonCheck} notes them
   * @param number of the first of these that is part of the value
   */
  JsonSlice(byte[] body, int offset, int length, long[] ends, int number) {
    this.body = body;
    this.offset = offset;
    this.length = length;
    this.ends = ends;
    this.number = number;
  }

  /** A text as bytes of its own. */
  public static JsonSlice of(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return new JsonSlice(body, 0, body.length);
  }

  /** The bytes that hold it. */
  public byte[] body() {
    return body;
  }

  /** Where it begins in the body. */
  public int offset() {
    return offset;
  }

  /** How many bytes it has. */
  public int length() {
    return length;
  }

  /** A walk that begins at this value; nothing if it is no strict JSON. */
  public Optional<JsonCursor> cursor() {
    if (ends != null) {
      return Optional.of(new JsonCursor(body, offset, ends, number));
    }
    Structure known = structure;
    if (known == null) {
      known = JsonCheck.structure(body, offset, length);
      structure = known;
    }
    return known == null ? Optional.empty() : Optional.of(new JsonCursor(body, known));
  }

  /** The value as text. */
  public String text() {
    return new String(body, offset, length, StandardCharsets.UTF_8);
  }

  /** The value as a stream of its bytes. */
  public InputStream stream() {
    return new ByteArrayInputStream(body, offset, length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonSlice slice
        && Arrays.equals(
            body, offset, offset + length, slice.body, slice.offset, slice.offset + slice.length);
  }

  @Override
  public int hashCode() {
    return ByteBuffer.wrap(body, offset, length).hashCode();
  }

  /** Says where the slice is, never what it holds: it may be a patient's. */
  @Override
  public String toString() {
    return "JsonSlice[offset=" + offset + ", length=" + length + "]";
  }
}
