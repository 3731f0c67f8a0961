package dev.carpus.logic;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * The tokens of one JSON text, read in one pass; texts that are not asked for are held to the
 * parser's limits all the same.
 */
final class JsonTokens {
  private final JsonParser parser;

  JsonTokens(JsonParser parser) {
    this.parser = parser;
  }

  /** Goes on to the next member of an object; empty at the object's end. */
  @Nullable String nextMember() {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    String member = parser.currentName();
    parser.nextToken();
    return member;
  }

  /** Whether the current value is of that kind. */
  boolean at(JsonToken kind) {
    return parser.currentToken() == kind;
  }

  /** The current value, if it is a text; what else it is, is skipped. */
  @Nullable String text() {
    skip();
    return at(JsonToken.VALUE_STRING) ? parser.getString() : null;
  }

  /** The current value, if it is a whole number; what else it is, is skipped. */
  OptionalLong number() {
    skip();
    if (!at(JsonToken.VALUE_NUMBER_INT)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        parser.getNumberType() == NumberType.BIG_INTEGER ? Long.MAX_VALUE : parser.getLongValue());
  }

  /**
   * Reads each object of the current value, if it is an array; all else is skipped.
   *
   * @return whether it is an array of objects and nothing else
   */
  boolean eachObject(Runnable reading) {
    if (!at(JsonToken.START_ARRAY)) {
      skip();
      return false;
    }
    boolean isAllObjects = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (at(JsonToken.START_OBJECT)) {
        reading.run();
      } else {
        isAllObjects = false;
        skip();
      }
    }
    return isAllObjects;
  }

  /** Goes to the end of the current value; {@code skipChildren} would let any text pass. */
  void skip() {
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (token != null) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING) {
        parser.streamReadConstraints().validateStringLength(parser.getStringLength());
      }
      token = depth == 0 ? null : parser.nextToken();
    }
  }

  /** Where the current token starts, in bytes. */
  int offset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }
}
