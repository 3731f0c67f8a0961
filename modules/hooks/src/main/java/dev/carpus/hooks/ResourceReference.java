package dev.carpus.hooks;

import java.util.Optional;

/**
 * A relative reference to a FHIR resource, {@code Type/id}.
 *
 * <p>The ids {@code .} and {@code ..} are refused although FHIR's pattern lets them pass: in a URL
 * they would mean another place.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#literal">FHIR R4, literal references</a>
 */
public record ResourceReference(String type, String id) {
  private static final int LONGEST_ID = 64;

  /**
   * @throws IllegalArgumentException if the type is no resource type's name or the id no FHIR id
   */
  public ResourceReference {
    if (!isTypeName(type)) {
      throw new IllegalArgumentException("type must be the name of a FHIR resource type");
    }
    if (!isId(id)) {
      throw new IllegalArgumentException("id must be a FHIR id: 1 to 64 of A-Z a-z 0-9 - .");
    }
  }

  /** Takes {@code Type/id} apart; empty if the text is not of that form. */
  public static Optional<ResourceReference> parse(String reference) {
    int slash = reference.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String type = reference.substring(0, slash);
    String id = reference.substring(slash + 1);
    return isTypeName(type) && isId(id)
        ? Optional.of(new ResourceReference(type, id))
        : Optional.empty();
  }

  /** Whether the text is a bare FHIR id: 1 to 64 of A-Z a-z 0-9 - and the full stop. */
  public static boolean isId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean isOther = (each >= '0' && each <= '9') || each == '-' || each == '.';
      if (!isOther && !isLetter(each)) {
        return false;
      }
    }
    return !text.isEmpty()
        && text.length() <= LONGEST_ID
        && !text.equals(".")
        && !text.equals("..");
  }

  /**
   * Whether the text is spelled like the name of a FHIR resource type: a capital letter and one or
   * more letters of any case.
   */
  public static boolean isTypeName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isLetter(text.charAt(i))) {
        return false;
      }
    }
    return text.length() > 1 && text.charAt(0) <= 'Z';
  }

  private static boolean isLetter(char each) {
    return (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z');
  }

  /** The reference as FHIR writes it, {@code Type/id}. */
  @Override
  public String toString() {
    return type + "/" + id;
  }
}
