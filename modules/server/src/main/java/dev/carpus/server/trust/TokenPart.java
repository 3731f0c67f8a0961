package dev.carpus.server.trust;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The header or the claims of a token: a JSON object that names no member twice. */
record TokenPart(JsonNode json) {
  /** The last second of the year 9999. */
  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

  /** Whether there is such a member, whatever it is. */
  boolean has(String name) {
    return json.has(name);
  }

  /** A member that is a text, neither blank nor with control characters. */
  Optional<String> text(String name) {
    return text(json.path(name));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString()
            && !node.stringValue().isBlank()
            && node.stringValue().chars().noneMatch(Character::isISOControl)
        ? Optional.of(node.stringValue())
        : Optional.empty();
  }

  /** A member that is a text or a list of nothing but texts, as a list; else an empty one. */
  List<String> texts(String name) {
    JsonNode value = json.path(name);
    if (!value.isArray()) {
      return text(value).stream().toList();
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> text(item).ifPresent(texts::add));
    return texts.size() == value.size() ? texts : List.of();
  }

  /** A member that is a number of seconds since 1970; fractions of a second do not count. */
  Optional<Instant> moment(String name) {
    JsonNode value = json.path(name);
    if (!value.isNumber()) {
      return Optional.empty();
    }
    BigDecimal seconds = value.decimalValue();
    return seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) <= 0
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.empty();
  }

  /** Says nothing of what a token says. */
  @Override
  public String toString() {
    return "TokenPart";
  }
}
