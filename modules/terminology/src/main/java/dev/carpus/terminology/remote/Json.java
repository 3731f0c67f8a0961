package dev.carpus.terminology.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A small JSON document; whatever is not there reads as empty. */
sealed interface Json {
  /** An object. */
  record Members(Map<String, Json> byName) implements Json {}

  /** An array. */
  record Items(List<Json> inOrder) implements Json {}

  /** A string, number, boolean or null, as it is written. */
  record Scalar(String value) implements Json {}

  /** The document in these bytes; nothing if they are not one JSON object. */
  static Optional<Json> read(byte[] bytes) {
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Json document = value(parser);
      return parser.nextToken() == null ? Optional.of(document) : Optional.empty();
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  /** A member of an object. */
  default Json at(String member) {
    return this instanceof Members(Map<String, Json> byName)
        ? byName.getOrDefault(member, new Scalar(""))
        : new Scalar("");
  }

  /** The items of an array. */
  default Stream<Json> items() {
    return this instanceof Items(List<Json> inOrder) ? inOrder.stream() : Stream.empty();
  }

  /** The text of a scalar. */
  default String text() {
    return this instanceof Scalar(String value) ? value : "";
  }

  private static Json value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Json> byName = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          byName.put(name, value(parser));
        }
        yield new Members(byName);
      }
      case START_ARRAY -> {
        List<Json> inOrder = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          inOrder.add(value(parser));
        }
        yield new Items(inOrder);
      }
      default -> new Scalar(parser.getString());
    };
  }
}
