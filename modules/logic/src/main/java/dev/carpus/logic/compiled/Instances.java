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
  /** What makes an instance of a type from its elements. */
  @FunctionalInterface
  interface OfElements {
    Object of(Map<String, @Nullable Object> elements);
  }

  private Instances() {}

  /** What makes an instance of a type of CQL's own; nothing if that is not known. */
  static Optional<OfElements> making(String type) {
    return switch (Elm.isSystem(type) ? Elm.local(type) : "") {
      case "Quantity" ->
          Optional.of(
              values -> new Quantity((BigDecimal) values.get("value"), unit(values.get("unit"))));
      case "Code" ->
          Optional.of(values ->
              new Code(
                  (String) values.get("code"),
                  (String) values.get("system"),
                  (String) values.get("version"),
                  (String) values.get("display")));
      case "Concept" ->
          Optional.of(
              values -> new Concept(codes(values.get("codes")), (String) values.get("display")));
      case "Ratio" ->
          Optional.of(values ->
              new Ratio((Quantity) values.get("numerator"), (Quantity) values.get("denominator")));
      default -> Optional.empty();
    };
  }

  private static String unit(@Nullable Object unit) {
    return unit instanceof String text && !text.isEmpty() ? text : Quantity.ONE;
  }

  @SuppressWarnings("unchecked") // The translator lets nothing else be the codes of a Concept.
  private static List<@Nullable Code> codes(@Nullable Object codes) {
    return codes == null ? List.of() : (List<@Nullable Code>) codes;
  }
}
