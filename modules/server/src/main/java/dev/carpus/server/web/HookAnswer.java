package dev.carpus.server.web;

/** What came of a hook call. */
sealed interface HookAnswer {
  /** The call is answered, by this JSON. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record Answered(byte[] json) implements HookAnswer {}

  /** The call is not answered. */
  record Refused(Outcome outcome) implements HookAnswer {}
}
