package dev.carpus.hooks;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON value as text, checked once when built, so that it can be written as it stands.
 *
 * <p>Nothing in it is empty, and no member is null: CDS Hooks forbids both in every message. A null
 * among the items of an array is let through, because FHIR aligns primitive extensions by it.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#use-of-json">CDS Hooks 2.0, use of JSON</a>
 */
public record JsonText(String text) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * @throws IllegalArgumentException if the text is not exactly one JSON value, names a member
   *     twice, or holds a null member or an empty string, array or object
   */
  public JsonText {
    Required.text(text, "JSON");
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      checkValues(parser);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("JSON must be one valid value", e);
    }
  }

  /** Whether the value is an object. */
  public boolean isObject() {
    return text.stripLeading().startsWith("{");
  }

  /** The value of a member that is a string; empty if there is none or it is of another type. */
  public Optional<String> string(String name) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = parser.currentName().equals(name);
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING
              ? Optional.of(parser.getString())
              : Optional.empty();
        }
        parser.skipChildren();
      }
      return Optional.empty();
    }
  }

  /** Whether a null stands among the items of an array. */
  boolean hasNullItem() {
    if (!text.contains("null")) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NULL) {
          return true;
        }
      }
      return false;
    }
  }

  /** Says how long the text is, never what it says: it may be a patient's. */
  @Override
  public String toString() {
    return "JsonText[" + text.length() + " characters]";
  }

  private static void checkValues(JsonParser parser) {
    int roots = 0;
    JsonToken before = JsonToken.NOT_AVAILABLE;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (parser.streamReadContext().inRoot()) {
        roots++;
      }
      checkValue(parser, before, token);
      before = token;
    }
    if (roots > 1) {
      throw new IllegalArgumentException("JSON must be one value, with nothing after it");
    }
  }

  private static void checkValue(JsonParser parser, JsonToken before, JsonToken token) {
    boolean empty =
        switch (token) {
          case VALUE_STRING -> parser.getStringLength() == 0;
          case END_ARRAY -> before == JsonToken.START_ARRAY;
          case END_OBJECT -> before == JsonToken.START_OBJECT;
          default -> false;
        };
    if (empty) {
      throw new IllegalArgumentException("JSON must not hold an empty string, array or object");
    }
    if (token == JsonToken.VALUE_NULL && !parser.streamReadContext().inArray()) {
      throw new IllegalArgumentException("JSON must not hold a null member");
    }
  }
}
