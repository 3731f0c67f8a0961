package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Conversions between types; what cannot be converted is null.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#type-operators-1">CQL, type
 *     operators</a>
 */
public final class Conversions {
  private Conversions() {}

  /** As a Decimal. */
  public static @Nullable BigDecimal toDecimal(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> number;
      case Integer number -> BigDecimal.valueOf(number);
      case Long number -> BigDecimal.valueOf(number);
      case Boolean truth -> truth ? new BigDecimal("1.0") : new BigDecimal("0.0");
      case String text -> AmountReading.number(text);
      default -> throw new InvalidOperandException("what is no number is taken for a Decimal");
    };
  }

  /** As an Integer. */
  public static @Nullable Integer toInteger(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Integer number -> number;
      case Long number -> number == number.intValue() ? (Integer) number.intValue() : null;
      case Boolean truth -> truth ? 1 : 0;
      case String text -> {
        try {
          yield Integer.valueOf(text);
        } catch (NumberFormatException none) {
          yield null;
        }
      }
      default -> throw new InvalidOperandException("what is no number is taken for an Integer");
    };
  }

  /** As a Long. */
  public static @Nullable Long toLong(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Boolean truth -> truth ? 1L : 0L;
      case String text -> {
        try {
          yield Long.valueOf(text);
        } catch (NumberFormatException none) {
          yield null;
        }
      }
      default -> throw new InvalidOperandException("what is no number is taken for a Long");
    };
  }

  /** As a Boolean. */
  public static @Nullable Boolean toBoolean(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Boolean truth -> truth;
      case Integer number -> number == 1 ? Boolean.TRUE : number == 0 ? Boolean.FALSE : null;
      case BigDecimal number ->
          number.signum() == 0
              ? Boolean.FALSE
              : number.compareTo(BigDecimal.ONE) == 0 ? Boolean.TRUE : null;
      case String text ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> Boolean.TRUE;
            case "false", "f", "no", "n", "0" -> Boolean.FALSE;
            default -> null;
          };
      default -> throw new InvalidOperandException("what is no truth is taken for a Boolean");
    };
  }

  /** As a String. */
  public static @Nullable String toText(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> number.toPlainString();
      case Quantity quantity ->
          quantity.value() == null
              ? null
              : quantity.value().toPlainString() + " '" + quantity.unit() + "'";
      case Ratio ratio -> toText(ratio.numerator()) + ":" + toText(ratio.denominator());
      case String _, Integer _, Long _, Boolean _, Temporal _ -> operand.toString();
      default -> throw new InvalidOperandException("what has no text is taken for a String");
    };
  }

  /**
   * As a DateTime.
   *
   * @param offset of those that have none
   */
  public static @Nullable Temporal toDateTime(@Nullable Object operand, ZoneOffset offset) {
    return switch (operand) {
      case null -> null;
      case Temporal moment ->
          moment.kind() == Temporal.Kind.DATE ? moment.dateTime(offset) : moment;
      case String text -> TemporalReading.dateTime(text, offset);
      default -> throw new InvalidOperandException("what is no date is taken for a DateTime");
    };
  }

  /** As a Date. */
  public static @Nullable Temporal toDate(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Temporal moment -> moment.kind() == Temporal.Kind.DATE ? moment : moment.date();
      case String text -> TemporalReading.date(text);
      default -> throw new InvalidOperandException("what is no date is taken for a Date");
    };
  }

  /** As a Time. */
  public static @Nullable Temporal toTime(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Temporal moment when moment.kind() == Temporal.Kind.TIME -> moment;
      case Temporal moment -> TemporalParts.timeFrom(moment);
      case String text -> TemporalReading.time(text);
      default -> throw new InvalidOperandException("what is no time is taken for a Time");
    };
  }

  /** As a Ratio. */
  public static @Nullable Ratio toRatio(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Ratio ratio -> ratio;
      case String text -> AmountReading.ratio(text);
      default -> throw new InvalidOperandException("what is no ratio is taken for a Ratio");
    };
  }

  /** Whether a conversion gives a value; null of null. */
  public static @Nullable Boolean converts(
      @Nullable Object operand, Function<@Nullable Object, @Nullable Object> conversion) {
    if (operand == null) {
      return null;
    }
    try {
      return conversion.apply(operand) != null;
    } catch (InvalidOperandException none) {
      return false;
    }
  }

  /** As a Quantity without a unit. */
  public static @Nullable Quantity toQuantity(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Quantity quantity -> quantity;
      case Integer number -> new Quantity(BigDecimal.valueOf(number), Quantity.ONE);
      case BigDecimal number -> new Quantity(number, Quantity.ONE);
      case String text -> AmountReading.quantity(text);
      default -> throw new InvalidOperandException("what is no amount is taken for a Quantity");
    };
  }

  /** As a Concept, of one code or several. */
  public static @Nullable Concept toConcept(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Concept concept -> concept;
      case Code code -> new Concept(List.of(code), null);
      case List<?> codes -> {
        List<@Nullable Code> all = new ArrayList<>();
        codes.forEach(code -> all.add((Code) code));
        yield new Concept(all, null);
      }
      default -> throw new InvalidOperandException("what is no code is taken for a Concept");
    };
  }
}
