package dev.carpus.logic;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A FHIR resource as the JSON bytes it came in, not yet read; a value. */
public final class RawResource {
  private final String type;
  private final byte[] body;
  private final int offset;
  private final int length;

  /**
   * A resource that is part of a body.
   *
   * @param type its resourceType
   * @param body the bytes that hold it; shared, never written to
   * @param offset where it starts, in bytes
   * @param length how long it is, in bytes
   */
  public RawResource(String type, byte[] body, int offset, int length) {
    if (offset < 0 || length < 0 || offset + length > body.length) {
      throw new IllegalArgumentException("the slice lies outside its body");
    }
    this.type = type;
    this.body = body;
    this.offset = offset;
    this.length = length;
  }

  /** A resource that is a body of its own. */
  public static RawResource of(String type, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return new RawResource(type, body, 0, body.length);
  }

  /** The resourceType. */
  public String type() {
    return type;
  }

  /** The JSON text. */
  public String text() {
    return new String(body, offset, length, StandardCharsets.UTF_8);
  }

  /** The JSON text as a stream of its bytes, in UTF-8. */
  public InputStream stream() {
    return new ByteArrayInputStream(body, offset, length);
  }

  /** A parser of the JSON text, before its first token. */
  public JsonParser parser(JsonFactory json) {
    return json.createParser(ObjectReadContext.empty(), body, offset, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawResource that
        && type.equals(that.type)
        && Arrays.equals(
            body, offset, offset + length, that.body, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + length;
  }

  /** The type and size alone: what a resource says belongs in no log. */
  @Override
  public String toString() {
    return type + " of " + length + " bytes";
  }
}
