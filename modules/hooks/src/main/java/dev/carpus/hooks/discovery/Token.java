package dev.carpus.hooks.discovery;

import dev.carpus.hooks.ResourceReference;
import dev.carpus.hooks.request.HookContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A token that a prefetch template may hold: the primitive members of the contexts of patient-view,
 * order-select and order-sign, which are the same in all three, and the names of the current user.
 */
enum Token {
  USER("context.userId"),
  PATIENT("context.patientId"),
  ENCOUNTER("context.encounterId"),
  PRACTITIONER("userPractitionerId"),
  PRACTITIONER_ROLE("userPractitionerRoleId"),
  PATIENT_AS_USER("userPatientId"),
  RELATED_PERSON("userRelatedPersonId");

  private final String text;

  Token(String text) {
    this.text = text;
  }

  /** What stands between the braces. */
  String text() {
    return text;
  }

  /** The value in that context; empty if it has none. */
  Optional<String> value(HookContext context) {
    return switch (this) {
      case USER -> Optional.of(context.userId());
      case PATIENT -> Optional.of(context.patientId());
      case ENCOUNTER -> context.encounterId();
      case PRACTITIONER -> userOfType("Practitioner", context);
      case PRACTITIONER_ROLE -> userOfType("PractitionerRole", context);
      case PATIENT_AS_USER -> userOfType("Patient", context);
      case RELATED_PERSON -> userOfType("RelatedPerson", context);
    };
  }

  /** The token with that text, if it is one. */
  static Optional<Token> of(String text) {
    return Arrays.stream(values()).filter(token -> token.text.equals(text)).findFirst();
  }

  /** All tokens, for messages to people. */
  static String all() {
    return Arrays.stream(values()).map(Token::text).collect(Collectors.joining(", "));
  }

  private static Optional<String> userOfType(String type, HookContext context) {
    return ResourceReference.parse(context.userId())
        .filter(user -> user.type().equals(type))
        .map(ResourceReference::id);
  }
}
