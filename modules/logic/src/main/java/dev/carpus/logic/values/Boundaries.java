package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a value that is known to some digits may be at least and at most.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#lowboundary">CQL, LowBoundary</a>
 */
public final class Boundaries {
  private static final int SCALE = 8;
  private static final int TIME = 9;
  private static final int DATE_TIME = 17;

  private Boundaries() {}

  /** How many digits are known: of a Decimal, behind the point. */
  public static @Nullable Integer digits(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> Math.max(0, number.scale());
      case Temporal moment -> digits(moment, moment.precision());
      default -> throw new InvalidOperandException("the precision is asked of what has none");
    };
  }

  private static int digits(Temporal moment, Precision precision) {
    int all =
        switch (precision) {
          case YEAR -> 4;
          case MONTH -> 6;
          case DAY -> 8;
          case HOUR -> 10;
          case MINUTE -> 12;
          case SECOND -> 14;
          case MILLISECOND -> DATE_TIME;
        };
    return moment.kind() == Temporal.Kind.TIME ? all - 8 : all;
  }

  /** The least that a value may be, to so many digits; to all if null. */
  public static @Nullable Object low(@Nullable Object operand, @Nullable Object digits) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> {
        int scale = digits instanceof Integer wanted ? wanted : SCALE;
        yield scale < 0 || scale > SCALE ? null : number.setScale(scale, RoundingMode.DOWN);
      }
      case Temporal moment -> {
        Precision to = precision(moment, digits);
        yield to == null ? null : moment.earliest(to);
      }
      default -> throw new InvalidOperandException("a boundary is asked of what has none");
    };
  }

  /** The most that a value may be, to so many digits; to all if null. */
  public static @Nullable Object high(@Nullable Object operand, @Nullable Object digits) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> {
        int scale = digits instanceof Integer wanted ? wanted : SCALE;
        yield scale < 0 || scale > SCALE ? null : high(number, scale);
      }
      case Temporal moment -> {
        Precision to = precision(moment, digits);
        yield to == null
            ? null
            : to.isFinerThan(moment.precision()) ? moment.latest(to) : moment.earliest(to);
      }
      default -> throw new InvalidOperandException("a boundary is asked of what has none");
    };
  }

  /** Nines behind the digits that are known. */
  private static BigDecimal high(BigDecimal number, int scale) {
    if (scale <= number.scale()) {
      return number.setScale(scale, RoundingMode.DOWN);
    }
    BigDecimal nines =
        BigDecimal.ONE.movePointLeft(number.scale()).subtract(BigDecimal.ONE.movePointLeft(scale));
    return number.signum() < 0 ? number.subtract(nines) : number.add(nines);
  }

  private static @Nullable Precision precision(Temporal moment, @Nullable Object digits) {
    int most =
        switch (moment.kind()) {
          case DATE -> SCALE;
          case DATE_TIME -> DATE_TIME;
          case TIME -> TIME;
        };
    int wanted = digits instanceof Integer given ? given : most;
    if (wanted > most) {
      return null;
    }
    for (Precision each : Precision.values()) {
      if (digits(moment, each) >= Math.max(1, wanted)) {
        return each;
      }
    }
    return null;
  }
}
