package dev.carpus.logic.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operators of Strings; null where an operand is null.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#string-operators-3">CQL, string
 *     operators</a>
 */
final class Texts {
  private static final ConcurrentMap<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
  private static final int MOST_PATTERNS = 1000;

  private Texts() {}

  static void addTo(OperatorTable table) {
    add(table, "Lower", texts -> texts.get(0).toLowerCase(Locale.ROOT));
    add(table, "Upper", texts -> texts.get(0).toUpperCase(Locale.ROOT));
    add(table, "Concatenate", texts -> texts.get(0) + texts.get(1));
    add(table, "StartsWith", texts -> texts.get(0).startsWith(texts.get(1)));
    add(table, "EndsWith", texts -> texts.get(0).endsWith(texts.get(1)));
    add(table, "Matches", texts -> pattern(texts.get(1)).matcher(texts.get(0)).matches());
    add(
        table,
        "ReplaceMatches",
        texts -> pattern(texts.get(1)).matcher(texts.get(0)).replaceAll(texts.get(2)));
    add(table, "PositionOf", texts -> texts.get(1).indexOf(texts.get(0)));
    add(table, "LastPositionOf", texts -> texts.get(1).lastIndexOf(texts.get(0)));
    table.add("Length", (node, operands) -> length(node, operands.getFirst()));
    table.ofAll("Split", Texts::split);
    table.ofAll("SplitOnMatches", Texts::splitOnMatches);
    table.ofAll("Substring", Texts::substring);
    table.ofAll("Combine", Texts::combine);
  }

  private static void add(
      OperatorTable table, String name, Function<List<String>, Object> function) {
    table.ofAll(
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

  /** Of a list that is null, 0; of a String that is null, null. */
  private static Expression length(JsonNode node, Expression operand) {
    boolean isOfList =
        Elm.type(node.path("operand").path("resultTypeSpecifier")).equals("ListTypeSpecifier");
    return frame ->
        switch (operand.value(frame)) {
          case null -> isOfList ? (Object) 0 : null;
          case List<?> list -> list.size();
          case Object text -> ((String) text).length();
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

  private static @Nullable Object splitOnMatches(List<@Nullable Object> operands) {
    if (operands.get(0) == null) {
      return null;
    }
    return operands.size() == 1 || operands.get(1) == null
        ? List.of(text(operands, 0))
        : Arrays.asList(pattern(text(operands, 1)).split(text(operands, 0)));
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
        ? text.substring(start, Math.clamp((long) start + most, start, text.length()))
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
