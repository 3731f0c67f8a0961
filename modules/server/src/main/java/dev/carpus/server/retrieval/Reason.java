package dev.carpus.server.retrieval;

/**
 * Why a query was not obtained.
 *
 * @param words complete "it could not be obtained: …", and hold nothing of the patient
 */
record Reason(Cause cause, String words) {
  /** The same with words before it. */
  Reason after(String before) {
    return new Reason(cause, before + words);
  }
}
