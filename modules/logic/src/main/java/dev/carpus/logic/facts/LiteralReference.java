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
    Matcher parts = ABSOLUTE.matcher(reference);
    if (!parts.matches()) {
      throw new OddResourceException();
    }
    return Optional.of(new LiteralReference(parts.group(1), parts.group(2)));
  }
}
