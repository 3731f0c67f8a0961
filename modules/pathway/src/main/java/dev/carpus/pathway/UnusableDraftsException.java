package dev.carpus.pathway;

import java.io.Serial;

/** The orders of a hook's context cannot be read, so nothing may be said of them. */
public final class UnusableDraftsException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final String member;

  /**
   * A problem.
   *
   * @param member the member of the context, such as {@code draftOrders}
   * @param message what it must be, without anything of the patient
   */
  public UnusableDraftsException(String member, String message) {
    super(message);
    this.member = member;
  }

  /** The member of the context. */
  public String member() {
    return member;
  }

  /** What it must be. */
  public String demand() {
    return String.valueOf(getMessage());
  }
}
