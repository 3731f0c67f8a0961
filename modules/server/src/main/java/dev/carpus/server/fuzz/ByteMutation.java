package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** Changes of the bytes of a body, mostly so that they are no JSON. */
enum ByteMutation implements Mutation {
  /** The body ends too early. */
  TRUNCATE((body, chance) -> Arrays.copyOf(body, chance.below(body.length + 1))),
  /** One bit is another. */
  FLIP(ByteMutation::flip),
  /** Some bytes are missing. */
  CUT((body, chance) -> {
    int at = chance.below(body.length + 1);
    int until = Math.min(body.length, at + 1 + chance.below(40));
    return joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, until, body.length));
  }),
  /** Any bytes stand between. */
  INSERT((body, chance) -> inserted(body, chance, chance.bytes(1 + chance.below(20)))),
  /** Bytes that are no UTF-8 stand between. */
  INVALID_UTF_8((body, chance) -> inserted(body, chance, chance.pick(Lists.NO_UTF_8))),
  /** There is a byte order mark. */
  BYTE_ORDER_MARK((body, chance) -> joined(chance.pick(Lists.MARKS), body)),
  /** The body is UTF-16. */
  UTF_16((body, _) -> new String(body, UTF_8).getBytes(UTF_16LE)),
  /** A part of JSON that makes it none stands where another part stood. */
  SYNTAX((body, chance) -> inserted(body, chance, chance.pick(Lists.SYNTAX).getBytes(UTF_8))),
  /** A member of the body comes twice. */
  DUPLICATE_MEMBER((body, chance) -> replaced(body, "{", "{" + chance.pick(Lists.MEMBERS) + ",")),
  /** There is a comma behind the last member. */
  TRAILING_COMMA((body, _) -> joined(Arrays.copyOf(body, body.length - 1), ",}".getBytes(UTF_8))),
  /** Something follows the body. */
  TRAILING((body, chance) -> joined(body, chance.pick(Lists.TRAILING).getBytes(UTF_8))),
  /** There is much white space. */
  BLANKS((body, chance) -> joined(" ".repeat(chance.below(300_000)).getBytes(UTF_8), body)),
  /** There is nothing, or any bytes at all. */
  NOISE((_, chance) -> chance.bytes(chance.below(200)));

  /** A change of bytes; a body may be empty. */
  @FunctionalInterface
  interface Change {
    /** The changed bytes. */
    byte[] apply(byte[] body, Chance chance);
  }

  @SuppressWarnings("ImmutableEnumChecker") // changes are functions without state
  private final Change change;

  ByteMutation(Change change) {
    this.change = change;
  }

  /** The changed bytes; nothing where there was nothing. */
  byte[] apply(byte[] body, Chance chance) {
    return body.length == 0 ? body : change.apply(body, chance);
  }

  private static byte[] flip(byte[] body, Chance chance) {
    byte[] flipped = body.clone();
    flipped[chance.below(body.length)] ^= (byte) (1 << chance.below(8));
    return flipped;
  }

  private static byte[] inserted(byte[] body, Chance chance, byte[] more) {
    int at = chance.below(body.length + 1);
    return joined(joined(Arrays.copyOf(body, at), more), Arrays.copyOfRange(body, at, body.length));
  }

  private static byte[] replaced(byte[] body, String first, String by) {
    return new String(body, UTF_8)
        .replaceFirst(java.util.regex.Pattern.quote(first), by)
        .getBytes(UTF_8);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** What stands between or around; apart, as constants of an enum see no list of its own. */
  private static final class Lists {
    static final List<byte[]> NO_UTF_8 =
        List.of(
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            new byte[] {0});

    static final List<byte[]> MARKS =
        List.of(
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            new byte[] {(byte) 0xFE, (byte) 0xFF},
            new byte[] {(byte) 0xFF, (byte) 0xFE});

    static final List<String> SYNTAX =
        List.of(
            "// comment\n",
            "/* comment */",
            "# comment\n",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "\\",
            "\\u",
            "\\uD800",
            "\\x41",
            "\n",
            "\u0000",
            "undefined",
            "NaN",
            "1e",
            "-",
            "tru",
            "\u00a0",
            "\u2028");

    static final List<String> MEMBERS =
        List.of(
            "\"hook\":\"order-sign\"",
            "\"prefetch\":{}",
            "\"context\":{\"patientId\":\"p2\"}",
            "\"hook\":null,\"hook\":null",
            "\"extension\":{\"a\":1,\"a\":2}");

    static final List<String> TRAILING = List.of("{}", "]", "}", "\u0000", ";", "\n\n\n", "null");

    private Lists() {}
  }
}
