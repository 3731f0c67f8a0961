package dev.carpus.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as it came over the wire.
 *
 * @param status the HTTP status
 * @param headers its headers, by name in small letters
 * @param body the body as text
 */
record Answer(int status, Map<String, String> headers, String body) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(int status, Map<String, String> headers, byte[] body) {
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  /** The value of a header. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
