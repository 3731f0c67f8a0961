package dev.carpus.hooks.request;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A JSON value inside a body: the bytes of the body themselves, in UTF-8, from an offset on.
 * Nothing is copied, so the body must not be changed while a slice of it is in use.
 *
 * <p>Two slices are equal if their bytes are.
 *
 * @param offset of the first byte of the value, from the start of the body
 * @param length in bytes
 */
public record JsonSlice(
    @SuppressWarnings("ArrayRecordComponent") // sharing the body is the purpose; equality is below
        byte[] body,
    int offset,
    int length) {
  /**
   * @throws IndexOutOfBoundsException if the slice is not inside the body
   */
  public JsonSlice {
    Objects.checkFromIndexSize(offset, length, body.length);
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
  public boolean equals(Object other) {
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
