package dev.carpus.hooks.feedback;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments in UTC as texts: {@code 1985-04-12T23:20:50.52Z}. An offset of zero may be written in
 * numbers; any other is refused, since CDS Hooks wants UTC.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
final class UtcText {
  /** Date and time, the fraction as far as it is counted here, and the offset. */
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}[Tt](?:[01]\\d|2[0-3]):\\d{2}:\\d{2})(?:(\\.\\d{1,9})\\d*)?"
              + "(?:[Zz]|[+-]00:00)");

  private UtcText() {}

  /** The moment, to the nanosecond; a leap second counts as the one before. Empty for no moment. */
  static Optional<Instant> instant(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String fraction = Optional.ofNullable(parts.group(2)).orElse("");
      return Optional.of(Instant.parse(parts.group(1).toUpperCase(Locale.ROOT) + fraction + "Z"));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
