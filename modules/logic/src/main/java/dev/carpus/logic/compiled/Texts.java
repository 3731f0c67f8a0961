package dev.carpus.logic.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operators of Strings; null where an operand is null.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#string-operators-3">CQL, string
 *     operators</a>
 */
final class Texts {
  private static final ConcurrentMap<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
  private static final int MOST_PATTERNS = 1000;

  /** What gives a value from those of the operands. */
  @FunctionalInterface
  interface OfValues {
    /** The value; null for what CQL calls null. */
    @Nullable Object of(List<@Nullable Object> operands);
  }

  /** By name, what gives the value from those of the operands. */
  static final Map<String, OfValues> ALL =
      Map.ofEntries(
          of("Lower", texts -> texts.get(0).toLowerCase(Locale.ROOT)),
          of("Upper", texts -> texts.get(0).toUpperCase(Locale.ROOT)),
          of("Concatenate", texts -> texts.get(0) + texts.get(1)),
          of("StartsWith", texts -> texts.get(0).startsWith(texts.get(1))),
          of("EndsWith", texts -> texts.get(0).endsWith(texts.get(1))),
          of("Matches", texts -> pattern(texts.get(1)).matcher(texts.get(0)).matches()),
          of(
              "ReplaceMatches",
              texts -> pattern(texts.get(1)).matcher(texts.get(0)).replaceAll(texts.get(2))),
          of("PositionOf", texts -> texts.get(1).indexOf(texts.get(0))),
          of("LastPositionOf", texts -> texts.get(1).lastIndexOf(texts.get(0))),
          Map.entry("Length", Texts::length),
          Map.entry("Split", Texts::split),
          Map.entry("Substring", Texts::substring),
          Map.entry("Combine", Texts::combine));

  private Texts() {}

  private static Map.Entry<String, OfValues> of(
      String name, Function<List<String>, Object> function) {
    return Map.entry(
        name,
        operands -> {
          List<String> texts = new ArrayList<>();
          for (Object operand : operands) {
            if (operand == null) {
              return null;
            }
            texts.add((String) operand);
          }
          return function.apply(texts);
        });
  }

  private static String text(List<@Nullable Object> operands, int place) {
    return (String) Objects.requireNonNull(operands.get(place));
  }

  private static @Nullable Object length(List<@Nullable Object> operands) {
    return switch (operands.getFirst()) {
      case null -> null;
      case List<?> list -> list.size();
      default -> text(operands, 0).length();
    };
  }

  private static Pattern pattern(String regex) {
    if (PATTERNS.size() > MOST_PATTERNS) {
      PATTERNS.clear();
    }
    return PATTERNS.computeIfAbsent(regex, Pattern::compile);
  }

  private static @Nullable Object split(List<@Nullable Object> operands) {
    if (operands.get(0) == null) {
      return null;
    }
    if (operands.size() == 1 || operands.get(1) == null) {
      return List.of(text(operands, 0));
    }
    return Arrays.stream(text(operands, 0).split(Pattern.quote(text(operands, 1))))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static @Nullable Object substring(List<@Nullable Object> operands) {
    if (operands.get(0) == null || operands.get(1) == null) {
      return null;
    }
    String text = text(operands, 0);
    int start = (Integer) Objects.requireNonNull(operands.get(1));
    if (start < 0 || start >= text.length()) {
      return null;
    }
    Object length = operands.size() > 2 ? operands.get(2) : null;
    return length instanceof Integer most
        ? text.substring(start, Math.min(text.length(), start + most))
        : text.substring(start);
  }

  private static @Nullable Object combine(List<@Nullable Object> operands) {
    if (!(operands.get(0) instanceof List<?> list)) {
      return null;
    }
    String separator = operands.size() > 1 && operands.get(1) != null ? text(operands, 1) : "";
    List<String> texts =
        list.stream().filter(Objects::nonNull).map(String::valueOf).collect(Collectors.toList());
    return texts.isEmpty() ? null : String.join(separator, texts);
  }
}
