package dev.carpus.logic.facts;

import dev.carpus.json.JsonCursor;
import java.math.BigDecimal;

/**
 * Reads the values of FHIR's primitives.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#primitive">FHIR R4, primitive types</a>
 */
final class Primitives {
  /** Beyond it, a number has more digits than anybody can write out. */
  private static final int MOST_EXPONENT = 9999;

  private final FhirDates dates;

  Primitives(FhirDates dates) {
    this.dates = dates;
  }

  /** How values of a type are written. */
  enum Kind {
    BOOLEAN,
    INTEGER,
    UNSIGNED,
    POSITIVE,
    DECIMAL,
    DATE,
    DATE_TIME,
    INSTANT,
    TEXT,
    CODE,
    NONE;

    static Kind of(String type) {
      return switch (type) {
        case "boolean" -> BOOLEAN;
        case "integer" -> INTEGER;
        case "unsignedInt" -> UNSIGNED;
        case "positiveInt" -> POSITIVE;
        case "decimal" -> DECIMAL;
        case "date" -> DATE;
        case "dateTime" -> DATE_TIME;
        case "instant" -> INSTANT;
        case "string", "markdown", "uri", "url", "canonical", "id" -> TEXT;
        case "code" -> CODE;
        default -> NONE;
      };
    }
  }

  /**
   * The value at which a walk stands.
   *
   * @throws OddResourceException if it is not as FHIR has it
   */
  Object read(JsonCursor cursor, Kind kind) {
    return switch (kind) {
      case BOOLEAN -> truth(cursor);
      case INTEGER -> number(cursor, Integer.MIN_VALUE);
      case UNSIGNED -> number(cursor, 0);
      case POSITIVE -> number(cursor, 1);
      case DECIMAL -> decimal(cursor);
      case DATE -> dates.date(text(cursor));
      case DATE_TIME -> dates.dateTime(text(cursor));
      case INSTANT -> dates.instant(text(cursor));
      case TEXT -> text(cursor);
      case CODE -> code(cursor);
      case NONE -> throw new OddResourceException();
    };
  }

  private static Boolean truth(JsonCursor cursor) {
    boolean isTrue = cursor.isTrue();
    if (!isTrue && !cursor.isFalse()) {
      throw new OddResourceException();
    }
    cursor.skip();
    return isTrue;
  }

  private static Integer number(JsonCursor cursor, int least) {
    if (!cursor.isNumber()) {
      throw new OddResourceException();
    }
    try {
      int number = Integer.parseInt(cursor.number());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException fractionOrTooLarge) {
      throw new OddResourceException();
    }
    throw new OddResourceException();
  }

  private static BigDecimal decimal(JsonCursor cursor) {
    if (!cursor.isNumber()) {
      throw new OddResourceException();
    }
    BigDecimal value = new BigDecimal(cursor.number());
    if (Math.abs((long) value.scale()) > MOST_EXPONENT) {
      throw new OddResourceException();
    }
    return value;
  }

  private static String text(JsonCursor cursor) {
    String plain = cursor.plainText();
    String text = plain == null && cursor.isText() ? cursor.text() : plain;
    if (text == null || text.isEmpty() || (plain == null && hasHalfACharacter(text))) {
      throw new OddResourceException();
    }
    return text;
  }

  private static String code(JsonCursor cursor) {
    String code = text(cursor);
    if (code.charAt(0) <= ' ' || code.charAt(code.length() - 1) <= ' ') {
      throw new OddResourceException();
    }
    return code;
  }

  /** Half a surrogate pair is no character. */
  private static boolean hasHalfACharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isSurrogate(each)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(each, text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
