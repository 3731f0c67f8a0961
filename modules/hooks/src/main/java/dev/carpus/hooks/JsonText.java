package dev.carpus.hooks;

import dev.carpus.json.JsonRope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON value, checked once when built, so that it can be written as it stands.
 *
 * <p>Nothing in it is empty, and no member is null: CDS Hooks forbids both in every message. A null
 * among the items of an array is let through, because FHIR aligns primitive extensions by it.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#use-of-json">CDS Hooks 2.0, use of JSON</a>
 */
public final class JsonText {
  /** What is said of a value with something empty in it. */
  static final String EMPTY = "JSON must not hold an empty string, array or object";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonRope json;
  private final boolean hasNullItem;

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException if the text is not exactly one JSON value, names a member
   *     twice, or holds a null member or an empty string, array or object
   */
  public JsonText(String text) {
    Required.text(text, "JSON");
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      hasNullItem = checkValues(parser);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("JSON must be one valid value", e);
    }
    json = JsonRope.of(text);
  }

  /** A value that is known to be good. */
  JsonText(JsonRope json, boolean hasNullItem) {
    this.json = json;
    this.hasNullItem = hasNullItem;
  }

  /** A text as a value. */
  public static JsonText ofString(String text) {
    return new JsonWriter().value(text).text();
  }

  /** The value as it is written. */
  public String text() {
    return json.text();
  }

  /** The value as it is written, in UTF-8. */
  JsonRope json() {
    return json;
  }

  /** Whether the value is an object. */
  public boolean isObject() {
    return text().stripLeading().startsWith("{");
  }

  /** The value of a member that is a string; empty if there is none or it is of another type. */
  public Optional<String> string(String name) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text())) {
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
    return hasNullItem;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonText value && json.equals(value.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** Says how long the text is, never what it says: it may be a patient's. */
  @Override
  public String toString() {
    return "JsonText[" + text().length() + " characters]";
  }

  /** Whether there is a null among the values, all of which are checked. */
  private static boolean checkValues(JsonParser parser) {
    int roots = 0;
    boolean hasNull = false;
    JsonToken before = JsonToken.NOT_AVAILABLE;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (parser.streamReadContext().inRoot()) {
        roots++;
      }
      checkValue(parser, before, token);
      hasNull |= token == JsonToken.VALUE_NULL;
      before = token;
    }
    if (roots > 1) {
      throw new IllegalArgumentException("JSON must be one value, with nothing after it");
    }
    return hasNull;
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
      throw new IllegalArgumentException(EMPTY);
    }
    if (token == JsonToken.VALUE_NULL && !parser.streamReadContext().inArray()) {
      throw new IllegalArgumentException("JSON must not hold a null member");
    }
  }
}
