package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Code;
import dev.carpus.logic.values.Concept;
import dev.carpus.logic.values.Quantity;
import dev.carpus.logic.values.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes instances of structured types from their elements. */
final class Instances {
  private static final Expression NULL = _ -> null;

  private Instances() {}

  /**
   * The expression of an instance of a type of CQL's own; nothing if that is not known.
   *
   * @param elements those that are given, by their names
   */
  static Optional<Expression> of(String type, Map<String, Expression> elements) {
    return switch (Elm.isSystem(type) ? Elm.local(type) : "") {
      case "Quantity" -> {
        Expression value = elements.getOrDefault("value", NULL);
        Expression unit = elements.getOrDefault("unit", NULL);
        yield Optional.of(
            frame -> new Quantity((BigDecimal) value.value(frame), unit(unit.value(frame))));
      }
      case "Code" -> Optional.of(code(elements));
      case "Concept" -> {
        Expression codes = elements.getOrDefault("codes", NULL);
        Expression display = elements.getOrDefault("display", NULL);
        yield Optional.of(
            frame -> new Concept(codes(codes.value(frame)), (String) display.value(frame)));
      }
      case "Ratio" -> {
        Expression numerator = elements.getOrDefault("numerator", NULL);
        Expression denominator = elements.getOrDefault("denominator", NULL);
        yield Optional.of(frame ->
            new Ratio((Quantity) numerator.value(frame), (Quantity) denominator.value(frame)));
      }
      default -> Optional.empty();
    };
  }

  private static Expression code(Map<String, Expression> elements) {
    Expression code = elements.getOrDefault("code", NULL);
    Expression system = elements.getOrDefault("system", NULL);
    Expression version = elements.getOrDefault("version", NULL);
    Expression display = elements.getOrDefault("display", NULL);
    return frame ->
        new Code(
            (String) code.value(frame),
            (String) system.value(frame),
            (String) version.value(frame),
            (String) display.value(frame));
  }

  private static String unit(@Nullable Object unit) {
    return unit instanceof String text && !text.isEmpty() ? text : Quantity.ONE;
  }

  @SuppressWarnings("unchecked") // The translator lets nothing else be the codes of a Concept.
  private static List<@Nullable Code> codes(@Nullable Object codes) {
    return codes == null ? List.of() : (List<@Nullable Code>) codes;
  }
}
