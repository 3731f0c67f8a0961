package dev.carpus.server.retrieval;

/** Why a query was not obtained, in a word of ours that a log may hold. */
public enum Cause {
  /** The client sent nothing usable, and named no FHIR server. */
  NOT_SENT("not-sent"),
  /** The FHIR server may not be connected to. */
  NOT_ALLOWED("not-allowed"),
  /** The FHIR server could not be reached, or broke off. */
  UNREACHABLE("unreachable"),
  /** There is no secure connection to the FHIR server: its certificate is not trusted. */
  UNTRUSTED("untrusted"),
  /** The access token's time is over. */
  EXPIRED("expired"),
  /** The FHIR server refused access. */
  REFUSED("refused"),
  /** The FHIR server redirected. */
  REDIRECTED("redirected"),
  /** The FHIR server gave no result. */
  FAILED("failed"),
  /** The time for all queries was over. */
  DEADLINE("deadline"),
  /** The answers have more bytes than are read. */
  TOO_LARGE("too-large"),
  /** The answers go beyond another limit. */
  LIMITS("limits"),
  /** What came cannot be the answer. */
  UNUSABLE("unusable"),
  /** A part is missing from what came. */
  INCOMPLETE("incomplete"),
  /** What came is about another patient. */
  OTHER_PATIENT("other-patient");

  private final String word;

  Cause(String word) {
    this.word = word;
  }

  /** Its word. */
  public String word() {
    return word;
  }
}
