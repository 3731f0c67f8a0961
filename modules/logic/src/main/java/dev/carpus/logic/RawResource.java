package dev.carpus.logic;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.JsonSlice;
import java.io.InputStream;
import java.util.Optional;

/**
 * A FHIR resource as the JSON bytes it came in, not yet read; a value.
 *
 * @param type its resourceType
 */
public record RawResource(String type, JsonSlice json) {
  /** A resource that is a body of its own. */
  public static RawResource of(String type, String json) {
    return new RawResource(type, JsonSlice.of(json));
  }

  /** The JSON text. */
  public String text() {
    return json.text();
  }

  /** The JSON text as a stream of its bytes, in UTF-8. */
  public InputStream stream() {
    return json.stream();
  }

  /** A walk through its JSON; nothing if it is no object in strict JSON. */
  public Optional<JsonCursor> cursor() {
    return json.cursor().filter(JsonCursor::isObject);
  }

  /** The type and size alone: what a resource says belongs in no log. */
  @Override
  public String toString() {
    return type + " of " + json.length() + " bytes";
  }
}
