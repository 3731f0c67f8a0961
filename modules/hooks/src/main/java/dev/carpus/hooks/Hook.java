package dev.carpus.hooks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A hook that is understood here.
 *
 * @see <a href="https://cds-hooks.org/hooks/patient-view/STU1/patient-view/">patient-view</a>
 * @see <a href="https://cds-hooks.org/hooks/order-select/STU1/order-select/">order-select</a>
 * @see <a href="https://cds-hooks.org/hooks/order-sign/STU1/order-sign/">order-sign</a>
 */
public enum Hook {
  /** A record has just been opened. */
  PATIENT_VIEW("patient-view"),
  /** One or more orders were selected while ordering goes on. */
  ORDER_SELECT("order-select"),
  /** Orders are about to be signed. */
  ORDER_SIGN("order-sign");

  private static final List<Hook> ALL = List.of(values());
  private static final List<String> ORDERING_USERS = List.of("Practitioner", "PractitionerRole");
  private static final List<String> VIEWING_USERS =
      List.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

  private final String hookName;

  Hook(String hookName) {
    this.hookName = hookName;
  }

  /** The name as the specification spells it. */
  public String hookName() {
    return hookName;
  }

  /** The resource types that {@code context.userId} may refer to in this hook. */
  public List<String> userTypes() {
    return switch (this) {
      case PATIENT_VIEW -> VIEWING_USERS;
      case ORDER_SELECT, ORDER_SIGN -> ORDERING_USERS;
    };
  }

  /** Whether the text is {@code Type/id} with one of the {@link #userTypes()}. */
  public boolean allowsUser(String userId) {
    return ResourceReference.parse(userId)
        .filter(user -> userTypes().contains(user.type()))
        .isPresent();
  }

  /** The hook of that name, if it is understood here. */
  public static Optional<Hook> named(String hookName) {
    for (Hook hook : ALL) {
      if (hook.hookName.equals(hookName)) {
        return Optional.of(hook);
      }
    }
    return Optional.empty();
  }

  /** All names, for messages to people: {@code patient-view, order-select, order-sign}. */
  public static String names() {
    return ALL.stream().map(Hook::hookName).collect(Collectors.joining(", "));
  }
}
