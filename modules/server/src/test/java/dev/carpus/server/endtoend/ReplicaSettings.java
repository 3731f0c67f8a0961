package dev.carpus.server.endtoend;

import com.nimbusds.jose.jwk.ECKey;
import dev.carpus.server.TokenKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What the instances are told, but for where things are.
 *
 * @param publicUrl where clients call them
 * @param issuer the one trusted client
 * @param key its key
 */
record ReplicaSettings(URI publicUrl, String issuer, ECKey key) {
  /** A secret that the instances share; made for tests alone. */
  private static final String MEMORY_KEY = "YSBrZXkgdGhhdCBpcyBtYWRlIGZvciB0ZXN0cyBvbmw=";

  /**
   * A new folder with the configuration of an instance, {@code carpus.yaml}, and what it names.
   *
   * @param address where it listens
   * @param fhirServer the client's FHIR server
   * @param database the JDBC URL of the memory, with who calls
   */
  Path folder(String address, int port, URI fhirServer, String database) throws IOException {
    Path folder = Files.createTempDirectory("carpus-replica");
    // A container runs as another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("carpus.yaml"), yaml(address, port, fhirServer, database));
    Files.writeString(folder.resolve("keys.json"), TokenKeys.publicSet(key));
    Files.writeString(folder.resolve("memory.key"), MEMORY_KEY);
    return folder;
  }

  private String yaml(String address, int port, URI fhirServer, String database) {
    return """
    carpus:
      public-url: %s
      address: %s
      port: %d
      management: {port: 0}
      tls: {ends-before: true}
      content: {serve-unapproved: true}
      retrieval: {deadline: 60s}
      memory:
        url: "%s"
        patience: 10s
        keys: [{id: shared, file: memory.key}]
      trust:
        clients:
          - name: hospital
            issuer: %s
            jwks-file: keys.json
            algorithms: [ES384]
            fhir-servers: ["%s"]
    """
        .formatted(publicUrl, address, port, database, issuer, fhirServer);
  }
}
