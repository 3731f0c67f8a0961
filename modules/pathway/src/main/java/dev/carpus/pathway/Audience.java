package dev.carpus.pathway;

import dev.carpus.hooks.request.HookContext;

/** For whom cards are written. */
public enum Audience {
  /** A practitioner: everything. */
  CLINICIAN,
  /** The patient or a related person: plain language and no orders. */
  PATIENT;

  /** The audience of a hook call, by its user. */
  public static Audience of(HookContext context) {
    String user = context.userId();
    return user.startsWith("Patient/") || user.startsWith("RelatedPerson/") ? PATIENT : CLINICIAN;
  }
}
