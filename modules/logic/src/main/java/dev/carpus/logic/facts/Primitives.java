package dev.carpus.logic.facts;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

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

  /**
   * The value of the current token.
   *
   * @throws OddResourceException if it is not as FHIR has it
   */
  Object read(JsonParser parser, String type) {
    return switch (type) {
      case "boolean" -> truth(parser);
      case "integer" -> number(parser, Integer.MIN_VALUE);
      case "unsignedInt" -> number(parser, 0);
      case "positiveInt" -> number(parser, 1);
      case "decimal" -> decimal(parser);
      case "date" -> dates.date(text(parser));
      case "dateTime", "instant" -> dates.dateTime(text(parser));
      case "string", "markdown", "uri", "url", "canonical", "id" -> text(parser);
      case "code" -> code(parser);
      default -> throw new OddResourceException();
    };
  }

  private static Boolean truth(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default -> throw new OddResourceException();
    };
  }

  private static Integer number(JsonParser parser, int least) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() != NumberType.INT
        || parser.getIntValue() < least) {
      throw new OddResourceException();
    }
    return parser.getIntValue();
  }

  private static BigDecimal decimal(JsonParser parser) {
    if (!parser.currentToken().isNumeric()) {
      throw new OddResourceException();
    }
    BigDecimal value = new BigDecimal(parser.getString());
    if (Math.abs((long) value.scale()) > MOST_EXPONENT) {
      throw new OddResourceException();
    }
    return value;
  }

  private static String text(JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new OddResourceException();
    }
    String text = parser.getString();
    if (text.isEmpty() || hasHalfACharacter(text)) {
      throw new OddResourceException();
    }
    return text;
  }

  private static String code(JsonParser parser) {
    String code = text(parser);
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
