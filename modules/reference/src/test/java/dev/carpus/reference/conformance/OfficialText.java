package dev.carpus.reference.conformance;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Concept;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.opencds.cqf.cql.engine.runtime.Ratio;
import org.opencds.cqf.cql.engine.runtime.Time;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Values of the official engine in the writing of {@link CanonicalText}. */
final class OfficialText {
  private OfficialText() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Iterable<?> list -> CanonicalText.list(list, OfficialText::of);
      case BigDecimal number -> CanonicalText.decimal(number);
      case Long number -> number + "L";
      case String text -> CanonicalText.text(text);
      case Quantity quantity -> CanonicalText.quantity(quantity.getValue(), quantity.getUnit());
      case Ratio ratio -> of(ratio.getNumerator()) + ":" + of(ratio.getDenominator());
      case DateTime moment ->
          CanonicalText.dateTime(
              Objects.requireNonNull(moment.getDateTime()),
              Objects.requireNonNull(moment.getPrecision()).name());
      case Date date -> "@" + date;
      case Time time -> "@T" + time.toString().replaceFirst("^T", "");
      case Interval interval ->
          "Interval[" + of(interval.getStart()) + ", " + of(interval.getEnd()) + "]";
      case Tuple tuple -> CanonicalText.tuple(tuple.getElements(), OfficialText::of);
      case Code code ->
          CanonicalText.code(
              code.getCode(), code.getSystem(), code.getVersion(), code.getDisplay());
      case Concept concept ->
          CanonicalText.list(Objects.requireNonNull(concept.getCodes()), OfficialText::of)
              + " "
              + concept.getDisplay();
      default -> value.toString();
    };
  }
}
