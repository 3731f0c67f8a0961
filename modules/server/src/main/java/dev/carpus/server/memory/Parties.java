package dev.carpus.server.memory;

/**
 * Who a call is between, and about.
 *
 * @param client the name of the client, as the site has named it
 * @param service the id of the service
 * @param userId who looks at the record, as {@code Type/id}
 * @param patientId whose record it is
 */
public record Parties(String client, String service, String userId, String patientId) {
  /** What stands for the user in hashes: the same id is another user's at another client. */
  String[] user() {
    return new String[] {"user", client, userId};
  }

  /** What stands for the patient in hashes. */
  String[] patient() {
    return new String[] {"patient", client, patientId};
  }

  /** Says which client and service, never who. */
  @Override
  public String toString() {
    return "Parties[" + client + " " + service + "]";
  }
}
