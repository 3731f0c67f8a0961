package dev.carpus.hooks.request;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.JsonLimits;
import dev.carpus.json.JsonReading;
import dev.carpus.json.JsonSlice;
import java.util.Set;

/**
 * Reads bodies as strict JSON: RFC 8259 in UTF-8, one object, no member named twice. Safe for use
 * by several threads.
 */
final class BodyReader {
  private final JsonLimits limits;
  private final BodyFault fault;

  BodyReader(JsonLimits limits) {
    this.limits = limits;
    fault = new BodyFault(limits);
  }

  /** What came of reading a body: its outline, or why there is none. */
  sealed interface Reading {
    record Drawn(Outline.Opened outline) implements Reading {}

    record Broken(Problem problem) implements Reading {}
  }

  /**
   * @param wanted the members of the body that are kept
   */
  Reading read(byte[] body, Set<String> wanted) {
    return JsonReading.of(body, limits) instanceof JsonReading.Read(JsonSlice json)
        ? json.cursor()
            .filter(JsonCursor::isObject)
            .<Reading>map(object -> new Reading.Drawn(new OutlineReader(wanted).read(object)))
            .orElseGet(() -> broken(body))
        : broken(body);
  }

  private Reading broken(byte[] body) {
    return new Reading.Broken(fault.of(body));
  }
}
