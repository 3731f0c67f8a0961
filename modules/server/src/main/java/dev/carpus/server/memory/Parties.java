package dev.carpus.server.memory;

/**
 * Who a call is between, and about.
 *
 * @param client the name of the client, as the site has named it
 * @param realm in which the ids of users and patients mean somebody: the tenant and the FHIR server
 * @param service the id of the service
 * @param userId who looks at the record, as {@code Type/id}
 * @param patientId whose record it is
 */
public record Parties(
    String client, String realm, String service, String userId, String patientId) {
  /** What stands for the user in hashes: the same id is another user's elsewhere. */
  String[] user() {
    return new String[] {"user", client, realm, userId};
  }

  /** What stands for the patient in hashes. */
  String[] patient() {
    return new String[] {"patient", client, realm, patientId};
  }

  /** Says which client and service, never who. */
  @Override
  public String toString() {
    return "Parties[" + client + " " + service + "]";
  }
}
