package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;

/**
 * The one line by which a card is known, of 1 to 139 characters.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#card-attributes">CDS Hooks 2.0, card attributes</a>
 */
public record Summary(String text) {
  /**
   * The longest summary, in UTF-16 units: the count that no reader's own way of counting exceeds.
   */
  public static final int MAX_LENGTH = 139;

  /**
   * @throws IllegalArgumentException if the text is blank, longer than {@link #MAX_LENGTH}, or more
   *     than one line
   */
  public Summary {
    Required.text(text, "summary");
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "summary must be at most " + MAX_LENGTH + " characters and has " + text.length());
    }
    for (int i = 0; i < text.length(); i++) {
      if (breaksLine(text.charAt(i))) {
        throw new IllegalArgumentException("summary must be one line");
      }
    }
  }

  private static boolean breaksLine(char character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
