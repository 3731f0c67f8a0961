package dev.carpus.hooks.request;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads bodies as strict JSON: RFC 8259 in UTF-8, one object, no member named twice. Lines and
 * columns are counted from 1, columns in bytes. Safe for use by several threads.
 */
final class BodyReader {
  private static final String NO_JSON =
      "The body must be valid JSON, without comments, trailing commas or members named twice;"
          + " reading ended there";
  private final RequestLimits limits;
  private final JsonFactory json;

  BodyReader(RequestLimits limits) {
    this.limits = limits;
    json =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxStringLength(limits.string())
                    .build())
            .build();
  }

  /** What came of reading a body: its outline, or why there is none. */
  sealed interface Reading {
    record Drawn(Outline.Opened outline) implements Reading {}

    record Broken(Problem problem) implements Reading {}
  }

  /**
   * @param wanted the members of the body that are kept
   */
  Reading read(byte[] body, Set<String> wanted) {
    int malformed = firstMalformed(body);
    if (malformed >= 0) {
      return notUtf8(body, malformed);
    }
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      return outline(parser, body, wanted);
    }
  }

  private Reading outline(JsonParser parser, byte[] body, Set<String> wanted) {
    try {
      if (parser.nextToken() == null) {
        return broken("The body must be a JSON object and is empty", parser.currentLocation());
      }
      TokenStreamLocation start = parser.currentTokenLocation();
      Outline outline = new OutlineReader(body, parser, wanted).readCurrent();
      if (parser.nextToken() != null) {
        return broken("The body must end after its object", parser.currentTokenLocation());
      }
      return outline instanceof Outline.Opened opened
          ? new Reading.Drawn(opened)
          : broken("The body must be a JSON object", start);
    } catch (StreamConstraintsException e) {
      return broken(tooMuch(parser), parser.currentLocation());
    } catch (JacksonException e) {
      return broken(NO_JSON, parser.currentLocation());
    }
  }

  private String tooMuch(JsonParser parser) {
    String what;
    if (parser.streamReadContext().getNestingDepth() > limits.depth()) {
      what = "be nested deeper than " + limits.depth() + " levels (carpus.limits.depth)";
    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
      what = "hold a text of more than " + limits.string() + " characters (carpus.limits.string)";
    } else {
      what = "hold names or numbers of thousands of characters";
    }
    return "The body must not " + what + "; reading ended there";
  }

  private static Reading broken(String message, TokenStreamLocation location) {
    return broken(message, location.getLineNr(), location.getColumnNr());
  }

  private static Reading broken(String message, int line, int column) {
    return new Reading.Broken(
        new Problem("", message + " (line " + line + ", column " + column + ")"));
  }

  private static Reading notUtf8(byte[] body, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (body[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return broken("The body must be UTF-8", line, offset - lineStart + 1);
  }

  /**
   * The offset of the first byte that is not UTF-8, or -1. A zero byte counts as such: JSON has
   * none, while every UTF-16 or UTF-32 body begins with one or has a byte order mark that is not
   * UTF-8.
   */
  private static int firstMalformed(byte[] body) {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) {
        return i;
      }
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer out = CharBuffer.allocate(8192);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isUnderflow()) {
        return -1;
      }
      if (result.isError()) {
        return in.position();
      }
      out.clear();
    }
  }
}
