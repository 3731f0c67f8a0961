package dev.carpus.json;

/** What came of checking the bytes of a JSON text. */
public sealed interface JsonReading {
  /** Strict JSON within the limits: one value in UTF-8, of which no object names a member twice. */
  record Read(JsonSlice json) implements JsonReading {}

  /** More than the limits allow; what comes after that was not looked at. */
  record Excessive() implements JsonReading {}

  /** No strict JSON. */
  record Malformed() implements JsonReading {}

  /** Checks a body, which must not be changed afterwards. */
  static JsonReading of(byte[] body, JsonLimits limits) {
    return JsonCheck.check(body, limits);
  }
}
