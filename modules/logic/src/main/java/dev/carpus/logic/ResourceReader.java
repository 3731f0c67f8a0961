package dev.carpus.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes a resource or a search result apart into raw resources, in one pass over the bytes.
 *
 * <p>An OperationOutcome is never data: alone, or as an error among the entries of a Bundle, it
 * makes the whole answer unusable (CDS Hooks requirement R-070). Entries of search mode {@code
 * include} or {@code outcome} are no matches. Thread-safe.
 */
public final class ResourceReader {
  private static final String OUTCOME = "OperationOutcome";

  private final JsonFactory json = JsonFactory.builder().build();

  /** Reads the bytes of one resource or Bundle. */
  public ResourceReading read(byte[] body, int offset, int length) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new ResourceReading.Unusable("it is not a JSON object");
      }
      ResourceReading reading = new Pass(parser, body, offset).readResource();
      return parser.nextToken() == null
          ? reading
          : new ResourceReading.Unusable("something follows the resource");
    } catch (JacksonException malformed) {
      return new ResourceReading.Unusable("it is not JSON");
    }
  }

  /** Reads a whole body. */
  public ResourceReading read(byte[] body) {
    return read(body, 0, body.length);
  }

  /** One pass over one body. */
  private static final class Pass {
    private final JsonParser parser;
    private final byte[] body;
    private final int base;

    private @Nullable String type;
    private @Nullable String next;
    private boolean isFailed;
    private final List<RawResource> matches = new ArrayList<>();
    private final List<RawResource> included = new ArrayList<>();

    Pass(JsonParser parser, byte[] body, int base) {
      this.parser = parser;
      this.body = body;
      this.base = base;
    }

    ResourceReading readResource() {
      int start = here();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (member) {
          case "resourceType" -> type = value == JsonToken.VALUE_STRING ? parser.getString() : null;
          case "entry" -> readArray(value, this::readEntry);
          case "link" -> readArray(value, this::readLink);
          default -> parser.skipChildren();
        }
      }
      if (type == null) {
        return new ResourceReading.Unusable("it has no resourceType");
      }
      return switch (type) {
        case OUTCOME -> new ResourceReading.Unusable("it is an OperationOutcome");
        case "Bundle" ->
            isFailed
                ? new ResourceReading.Unusable("an entry is an OperationOutcome")
                : new ResourceReading.Page(matches, included, Optional.ofNullable(next));
        default -> new ResourceReading.One(slice(type, start));
      };
    }

    private void readArray(JsonToken value, Runnable each) {
      if (value != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          each.run();
        } else {
          parser.skipChildren();
        }
      }
    }

    private void readLink() {
      String relation = "";
      String url = "";
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && "relation".equals(member)) {
          relation = parser.getString();
        } else if (value == JsonToken.VALUE_STRING && "url".equals(member)) {
          url = parser.getString();
        } else {
          parser.skipChildren();
        }
      }
      if ("next".equals(relation)) {
        next = url;
      }
    }

    private void readEntry() {
      RawResource resource = null;
      boolean isError = false;
      String mode = "match";
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_OBJECT && "resource".equals(member)) {
          Entry entry = readEntryResource();
          resource = entry.resource();
          isError = entry.isError();
        } else if (value == JsonToken.START_OBJECT && "search".equals(member)) {
          mode = readMode();
        } else {
          parser.skipChildren();
        }
      }
      isFailed |= isError;
      if (resource != null && !OUTCOME.equals(resource.type())) {
        switch (mode) {
          case "match" -> matches.add(resource);
          case "include" -> included.add(resource);
          default -> {}
        }
      }
    }

    private record Entry(RawResource resource, boolean isError) {}

    private Entry readEntryResource() {
      int start = here();
      String resourceType = "";
      boolean isWarningOnly = false;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && "resourceType".equals(member)) {
          resourceType = parser.getString();
        } else if (value == JsonToken.START_ARRAY && "issue".equals(member)) {
          isWarningOnly = readsWarningsOnly();
        } else {
          parser.skipChildren();
        }
      }
      return new Entry(slice(resourceType, start), OUTCOME.equals(resourceType) && !isWarningOnly);
    }

    /** Whether every issue of an OperationOutcome is a warning or information. */
    private boolean readsWarningsOnly() {
      boolean isWarningOnly = true;
      int depth = 1;
      while (depth > 0) {
        switch (parser.nextToken()) {
          case START_ARRAY, START_OBJECT -> depth++;
          case END_ARRAY, END_OBJECT -> depth--;
          case VALUE_STRING ->
              isWarningOnly &=
                  !"severity".equals(parser.currentName())
                      || "warning".equals(parser.getString())
                      || "information".equals(parser.getString());
          case null, default -> {}
        }
      }
      return isWarningOnly;
    }

    private String readMode() {
      String mode = "match";
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && "mode".equals(member)) {
          mode = parser.getString();
        } else {
          parser.skipChildren();
        }
      }
      return mode;
    }

    /** Where the current token starts, in the body. */
    private int here() {
      return base + (int) parser.currentTokenLocation().getByteOffset();
    }

    private RawResource slice(String resourceType, int start) {
      return new RawResource(resourceType, body, start, here() + 1 - start);
    }
  }
}
