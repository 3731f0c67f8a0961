package dev.carpus.reference.conformance;

import dev.carpus.logic.values.Code;
import dev.carpus.logic.values.Concept;
import dev.carpus.logic.values.Interval;
import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Quantity;
import dev.carpus.logic.values.Ratio;
import dev.carpus.logic.values.Temporal;
import dev.carpus.logic.values.Tuple;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of the compiled engine in the writing of {@link CanonicalText}. */
final class CompiledText {
  private CompiledText() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case List<?> list -> CanonicalText.list(list, CompiledText::of);
      case BigDecimal number -> CanonicalText.decimal(number);
      case Long number -> number + "L";
      case String text -> CanonicalText.text(text);
      case Quantity quantity -> CanonicalText.quantity(quantity.value(), quantity.unit());
      case Ratio ratio -> of(ratio.numerator()) + ":" + of(ratio.denominator());
      case Temporal temporal -> temporal(temporal);
      case Interval interval ->
          "Interval[" + of(interval.start()) + ", " + of(interval.end()) + "]";
      case Tuple tuple -> CanonicalText.tuple(tuple.elements(), CompiledText::of);
      case Code code ->
          CanonicalText.code(code.code(), code.system(), code.version(), code.display());
      case Concept concept ->
          CanonicalText.list(concept.codes(), CompiledText::of) + " " + concept.display();
      default -> value.toString();
    };
  }

  private static String temporal(Temporal temporal) {
    return switch (temporal.kind()) {
      case DATE -> "@" + temporal;
      case TIME -> "@T" + temporal;
      case DATE_TIME ->
          CanonicalText.dateTime(
              LocalDateTime.of(
                      part(temporal, Precision.YEAR, 1),
                      part(temporal, Precision.MONTH, 1),
                      part(temporal, Precision.DAY, 1),
                      part(temporal, Precision.HOUR, 0),
                      part(temporal, Precision.MINUTE, 0),
                      part(temporal, Precision.SECOND, 0),
                      part(temporal, Precision.MILLISECOND, 0) * 1_000_000)
                  .atOffset(temporal.offset()),
              temporal.precision().name());
    };
  }

  private static int part(Temporal temporal, Precision wanted, int least) {
    Integer part = temporal.component(wanted);
    return part == null ? least : part;
  }
}
