package dev.carpus.hooks.request;

import dev.carpus.json.JsonLimits;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
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
 * Says what is wrong with a body that is no strict JSON object, and where: lines and columns are
 * counted from 1, columns in bytes. Safe for use by several threads.
 */
final class BodyFault {
  private static final String NO_JSON =
      "The body must be valid JSON, without comments, trailing commas or members named twice;"
          + " reading ended there";
  private final JsonLimits limits;
  private final JsonFactory json;

  BodyFault(JsonLimits limits) {
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

  /** The problem of a body that has one. */
  Problem of(byte[] body) {
    int malformed = firstMalformed(body);
    if (malformed >= 0) {
      return notUtf8(body, malformed);
    }
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      return of(parser);
    }
  }

  private Problem of(JsonParser parser) {
    try {
      if (parser.nextToken() == null) {
        return problem("The body must be a JSON object and is empty", parser.currentLocation());
      }
      TokenStreamLocation start = parser.currentTokenLocation();
      skip(parser);
      return parser.nextToken() == null
          ? problem("The body must be a JSON object", start)
          : problem("The body must end after its object", parser.currentTokenLocation());
    } catch (StreamConstraintsException e) {
      return problem(tooMuch(parser), parser.currentLocation());
    } catch (JacksonException e) {
      return problem(NO_JSON, parser.currentLocation());
    }
  }

  /** Goes to the end of the current value; {@code skipChildren} would let any text pass. */
  private static void skip(JsonParser parser) {
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (token != null) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue()) {
        parser.streamReadConstraints().validateStringLength(parser.getStringLength());
      }
      token = depth == 0 ? null : parser.nextToken();
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

  private static Problem problem(String message, TokenStreamLocation location) {
    return problem(message, location.getLineNr(), location.getColumnNr());
  }

  private static Problem problem(String message, int line, int column) {
    return new Problem("", message + " (line " + line + ", column " + column + ")");
  }

  private static Problem notUtf8(byte[] body, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (body[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return problem("The body must be UTF-8", line, offset - lineStart + 1);
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
