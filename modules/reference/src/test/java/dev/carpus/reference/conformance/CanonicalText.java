package dev.carpus.reference.conformance;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values of either engine are written, so that equal ones are written the same. */
final class CanonicalText {
  /** By the name of how exactly a DateTime is known. */
  private static final Map<String, String> DATE_TIMES =
      Map.of(
          "YEAR", "yyyy",
          "MONTH", "yyyy-MM",
          "DAY", "yyyy-MM-dd",
          "HOUR", "yyyy-MM-dd'T'HH",
          "MINUTE", "yyyy-MM-dd'T'HH:mm",
          "SECOND", "yyyy-MM-dd'T'HH:mm:ss",
          "MILLISECOND", "yyyy-MM-dd'T'HH:mm:ss.SSS");

  private CanonicalText() {}

  static String decimal(BigDecimal number) {
    String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  /** A text with Integers as Decimals and Dates as DateTimes, where another has those. */
  static String converted(String text, String like) {
    String numbers =
        like.contains(".0")
            ? text.replaceAll("(?<![\\d.@:'-])(-?\\d+)(?![\\d.L:'-])", "$1.0")
            : text;
    return like.contains("T")
        ? numbers.replaceAll("(@\\d{4}(-\\d\\d){0,2})(?![\\dT-])", "$1T")
        : numbers;
  }

  static String text(String text) {
    return "'" + text + "'";
  }

  /** By its number and unit; calendar durations in the singular. */
  static String quantity(@Nullable BigDecimal value, @Nullable String unit) {
    String known = unit == null || unit.isEmpty() ? "1" : unit;
    String singular =
        known.matches("(year|month|week|day|hour|minute|second|millisecond)s")
            ? known.substring(0, known.length() - 1)
            : known;
    return (value == null ? "null" : decimal(value)) + " '" + singular + "'";
  }

  /** By the clock of UTC, where it has an hour. */
  static String dateTime(OffsetDateTime moment, String precision) {
    String pattern = Objects.requireNonNull(DATE_TIMES.get(precision));
    boolean hasHour = pattern.contains("T");
    OffsetDateTime shown = hasHour ? moment.withOffsetSameInstant(ZoneOffset.UTC) : moment;
    return "@" + DateTimeFormatter.ofPattern(pattern).format(shown) + (hasHour ? "Z" : "T");
  }

  static String list(Iterable<?> list, Function<@Nullable Object, String> text) {
    StringJoiner all = new StringJoiner(", ", "{", "}");
    list.forEach(each -> all.add(text.apply(each)));
    return all.toString();
  }

  static String tuple(
      Map<String, ? extends @Nullable Object> elements, Function<@Nullable Object, String> text) {
    StringJoiner all = new StringJoiner(", ", "Tuple{", "}");
    new TreeMap<>(elements).forEach((name, element) -> all.add(name + ": " + text.apply(element)));
    return all.toString();
  }

  static String code(
      @Nullable String code,
      @Nullable String system,
      @Nullable String version,
      @Nullable String display) {
    return "Code{" + code + ", " + system + ", " + version + ", " + display + "}";
  }
}
