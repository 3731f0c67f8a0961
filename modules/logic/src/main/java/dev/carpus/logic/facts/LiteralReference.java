package dev.carpus.logic.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a literal reference names.
 *
 * @param type a resource type
 * @param id the id of a resource of it
 * @see <a href="https://hl7.org/fhir/R4/references.html#literal">FHIR R4, literal references</a>
 */
record LiteralReference(String type, String id) {
  private static final int LONGEST_ID = 64;
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(?:https?://[A-Za-z0-9\\-.:\\[\\]_~%/]*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})"
              + "(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

  /**
   * Reads a reference; nothing of one that can only be followed inside the answer.
   *
   * @throws OddResourceException if it is written in another way than FHIR has them
   */
  static Optional<LiteralReference> of(String reference) {
    if (reference.startsWith("#") || reference.startsWith("urn:")) {
      return Optional.empty();
    }
    int slash = reference.indexOf('/');
    if (isPlain(reference, slash)) {
      return Optional.of(
          new LiteralReference(reference.substring(0, slash), reference.substring(slash + 1)));
    }
    Matcher parts = ABSOLUTE.matcher(reference);
    if (!parts.matches()) {
      throw new OddResourceException();
    }
    return Optional.of(new LiteralReference(parts.group(1), parts.group(2)));
  }

  /** Whether it is of the shortest form, as almost all are: what the pattern would say of it. */
  private static boolean isPlain(String reference, int slash) {
    int length = reference.length() - slash - 1;
    if (slash < 2 || length < 1 || length > LONGEST_ID || !isUpper(reference.charAt(0))) {
      return false;
    }
    for (int i = 1; i < reference.length(); i++) {
      char each = reference.charAt(i);
      boolean isLetter = isUpper(each) || (each >= 'a' && each <= 'z');
      boolean isOther = (each >= '0' && each <= '9') || each == '-' || each == '.';
      if (i != slash && !isLetter && (i < slash || !isOther)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }
}
