package dev.carpus.hooks.request;

import dev.carpus.hooks.request.Outline.Closed;
import dev.carpus.hooks.request.Outline.Items;
import dev.carpus.hooks.request.Outline.Nothing;
import dev.carpus.hooks.request.Outline.Opened;
import dev.carpus.hooks.request.Outline.Other;
import dev.carpus.hooks.request.Outline.Text;
import dev.carpus.hooks.request.Outline.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Draws the outline of one body in a single pass of a parser. The body and its direct members are
 * opened, the objects below them stay closed.
 */
final class OutlineReader {
  private static final int OPENED_LEVELS = 2;

  private final byte[] body;
  private final JsonParser parser;
  private final Set<String> wanted;

  /**
   * @param wanted the members of the body that are kept; the others are only checked for syntax
   */
  OutlineReader(byte[] body, JsonParser parser, Set<String> wanted) {
    this.body = body;
    this.parser = parser;
    this.wanted = wanted;
  }

  /** The outline of the value that the parser stands at. */
  Outline readCurrent() {
    return value(0);
  }

  private Outline value(int level) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> level < OPENED_LEVELS ? opened(level) : closed();
      case START_ARRAY -> items(level);
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER_INT -> number();
      case VALUE_NULL -> new Nothing();
      default -> new Other();
    };
  }

  private Outline number() {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? new Other()
        : new Whole(parser.getLongValue());
  }

  private Outline opened(int level) {
    Map<String, Outline> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (level > 0 || wanted.contains(name)) {
        members.put(name, value(level + 1));
      } else {
        skip();
      }
    }
    return new Opened(members);
  }

  /** Only the direct items of an array are kept, and objects among them stay closed. */
  private Outline items(int level) {
    if (level > OPENED_LEVELS) {
      skip();
      return new Other();
    }
    List<Outline> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(OPENED_LEVELS + 1));
    }
    return new Items(values);
  }

  private Outline closed() {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    Optional<String> resourceType = Optional.empty();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean typed = parser.currentName().equals("resourceType");
      if (parser.nextToken() == JsonToken.VALUE_STRING && typed) {
        resourceType = Optional.of(parser.getString());
      } else {
        skip();
      }
    }
    int end = (int) parser.currentLocation().getByteOffset();
    return new Closed(resourceType, new JsonSlice(body, start, end - start));
  }

  /** Goes to the end of the current value; {@code skipChildren} would let any text pass. */
  private void skip() {
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
}
