package dev.carpus.pathway.content;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A file of the content.
 *
 * @param name its path, relative to the content folder
 * @param text what it holds
 */
public record ContentFile(String name, String text) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The line on which the value of a JSON pointer starts.
   *
   * @param pointer an RFC 6901 pointer; where it points to nothing, the nearest value above it
   *     counts
   * @return a line from 1; 0 if the file is not JSON
   */
  public int lineOf(String pointer) {
    int best = 0;
    int bestLength = -1;
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), text.getBytes(StandardCharsets.UTF_8))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME || token.isStructEnd()) {
          continue;
        }
        String here = parser.streamReadContext().pathAsPointer().toString();
        if (token.isStructStart()) {
          here = parentPointer(parser);
        }
        if (here.length() > bestLength && isAbove(here, pointer)) {
          best = parser.currentTokenLocation().getLineNr();
          bestLength = here.length();
        }
      }
    } catch (JacksonException malformed) {
      return best;
    }
    return best;
  }

  /** The pointer of the object or array that was just entered. */
  private static String parentPointer(JsonParser parser) {
    var parent = parser.streamReadContext().getParent();
    return parent == null ? "" : parent.pathAsPointer().toString();
  }

  private static boolean isAbove(String here, String pointer) {
    return pointer.equals(here) || pointer.startsWith(here + "/");
  }
}
