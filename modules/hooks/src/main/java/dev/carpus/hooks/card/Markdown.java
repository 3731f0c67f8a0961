package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;
import java.util.regex.Pattern;

/**
 * Text in GitHub Flavored Markdown without raw HTML.
 *
 * <p>Some clients render the HTML that Markdown lets through, so none is let through here; data
 * goes in by {@link #escape}.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#card-attributes">CDS Hooks 2.0, card attributes</a>
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
public record Markdown(String text) {
  /** A tag, comment, declaration or autolink whose opening bracket no backslash disarms. */
  private static final Pattern RAW_HTML = Pattern.compile("(?<!\\\\)(\\\\\\\\)*<[A-Za-z/!?]");

  /** What means something wherever it stands in a line. */
  private static final Pattern INLINE = Pattern.compile("[\\\\`*_\\[\\]<>&|~]");

  /** Where a heading, a list or a rule would begin at the start of a line. */
  private static final Pattern LINE_START = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[-+=#]))");

  /** Half a pair, which no text can hold. */
  private static final Pattern HALVES = Pattern.compile("\\p{Cs}");

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  /**
   * @throws IllegalArgumentException if the text is blank or holds raw HTML
   */
  public Markdown {
    Required.text(text, "markdown");
    if (text.indexOf('<') >= 0 && RAW_HTML.matcher(text).find()) {
      throw new IllegalArgumentException("markdown must not hold raw HTML; escape data values");
    }
  }

  /**
   * Data as Markdown that shows it literally, on one line: what would mean formatting, a table's
   * border, a character reference or HTML stands behind a backslash, line breaks become spaces, and
   * half a surrogate pair the sign for what cannot be shown.
   */
  public static String escape(String data) {
    String text = HALVES.matcher(data).replaceAll("\uFFFD");
    String line = BREAKS.matcher(text).replaceAll(" ").strip();
    String inline = INLINE.matcher(line).replaceAll("\\\\$0");
    return LINE_START.matcher(inline).replaceFirst("$1\\\\");
  }
}
