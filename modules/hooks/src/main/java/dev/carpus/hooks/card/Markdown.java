package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;
import dev.carpus.json.JsonRope;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text in GitHub Flavored Markdown without raw HTML.
 *
 * <p>Some clients render the HTML that Markdown lets through, so none is let through here; data
 * goes in by {@link #escape}. It is kept as JSON writes it; {@link MarkdownBuilder} puts pieces of
 * it together, of which none is checked again.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#card-attributes">CDS Hooks 2.0, card attributes</a>
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
public final class Markdown {
  /** What is said of a text with raw HTML. */
  static final String RAW = "markdown must not hold raw HTML; escape data values";

  /** A tag, comment, declaration or autolink whose opening bracket no backslash disarms. */
  private static final Pattern RAW_HTML = Pattern.compile("(?<!\\\\)(\\\\\\\\)*<[A-Za-z/!?]");

  /** What means something wherever it stands in a line. */
  private static final Pattern INLINE = Pattern.compile("[\\\\`*_\\[\\]<>&|~]");

  /** Where a heading, a list or a rule would begin at the start of a line. */
  private static final Pattern LINE_START = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[-+=#]))");

  /** Half a pair, which no text can hold. */
  private static final Pattern HALVES = Pattern.compile("\\p{Cs}");

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private final JsonRope json;
  private final boolean couldEndTag;
  private final boolean couldBeginTag;

  /**
   * Markdown of a text.
   *
   * @throws IllegalArgumentException if the text is blank or holds raw HTML
   */
  public Markdown(String text) {
    Required.text(text, "markdown");
    if (hasRawHtml(text)) {
      throw new IllegalArgumentException(RAW);
    }
    char first = text.charAt(0);
    json = JsonRope.escaped(text);
    couldEndTag = Character.isLetter(first) || "/!?<\\".indexOf(first) >= 0;
    couldBeginTag = text.endsWith("<") || text.endsWith("\\");
  }

  /** Markdown that is known to be good, as it stands between the quotes of JSON. */
  Markdown(JsonRope json, boolean couldEndTag, boolean couldBeginTag) {
    this.json = json;
    this.couldEndTag = couldEndTag;
    this.couldBeginTag = couldBeginTag;
  }

  /** Whether there can be Markdown of a text: it is not blank, and holds no raw HTML. */
  public static boolean isMarkdown(String text) {
    return Required.isText(text) && !hasRawHtml(text);
  }

  private static boolean hasRawHtml(String text) {
    return text.indexOf('<') >= 0 && RAW_HTML.matcher(text).find();
  }

  /** The text. */
  public String text() {
    return json.unescaped();
  }

  /** The text as it stands between the quotes of JSON. */
  JsonRope json() {
    return json;
  }

  /**
   * Whether its start, right after what {@linkplain #couldBeginTag could begin} one, makes a tag.
   */
  boolean couldEndTag() {
    return couldEndTag;
  }

  /** Whether its end opens a bracket, or could undo the escape of one that follows. */
  boolean couldBeginTag() {
    return couldBeginTag;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Markdown markdown && json.equals(markdown.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** Says how long the text is, never what it says: it may be of a patient. */
  @Override
  public String toString() {
    return "Markdown[" + text().length() + " characters]";
  }

  /**
   * Data as Markdown that shows it literally, on one line: what would mean formatting, a table's
   * border, a character reference or HTML stands behind a backslash, line breaks become spaces, and
   * half a surrogate pair the sign for what cannot be shown.
   */
  public static String escape(String data) {
    if (isPlain(data)) {
      return data;
    }
    String text = HALVES.matcher(data).replaceAll("\uFFFD");
    String line = BREAKS.matcher(text).replaceAll(" ").strip();
    String inline = INLINE.matcher(line).replaceAll("\\\\$0");
    return LINE_START.matcher(inline).replaceFirst("$1\\\\");
  }

  /** Whether data, of the letters of Latin scripts, shows itself without any escape. */
  private static boolean isPlain(String data) {
    int last = data.length() - 1;
    if (last < 0 || !isPlainStart(data) || data.charAt(last) == ' ') {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      char here = data.charAt(i);
      boolean isLatin = (here >= ' ' && here < '\u007F') || (here > '\u00A0' && here < '\u0250');
      if (!isLatin || "\\`*_[]<>&|~".indexOf(here) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainStart(String data) {
    int digits = 0;
    while (digits < data.length() && data.charAt(digits) >= '0' && data.charAt(digits) <= '9') {
      digits++;
    }
    String meant = digits == 0 ? " -+=#" : ".)";
    return digits == data.length() || meant.indexOf(data.charAt(digits)) < 0;
  }
}
