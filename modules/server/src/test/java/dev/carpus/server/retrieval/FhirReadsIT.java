package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.FakeFhirServer;
import java.net.InetAddress;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FhirReadsIT {
  private static final String LOCAL = "127.0.0.1";

  /** What a name stands for, each time that it is looked up. */
  private static HostNames standingFor(String... addresses) {
    Iterator<String> next = List.of(addresses).iterator();
    return _ -> List.of(InetAddress.ofLiteral(next.next()));
  }

  private static FhirResponse get(FhirReads reads, FakeFhirServer fhir, String path)
      throws InterruptedException {
    String base = fhir.base().toString().replace(LOCAL, "localhost");
    return reads.send(FhirRequest.get(URI.create(base + path)), Optional.empty(), 1 << 20);
  }

  /** also where a name that was good before is made to mean another machine. */
  @Test
  void checksTheAddressesBeforeEachRequest() throws InterruptedException {
    try (FakeFhirServer fhir = new FakeFhirServer();
        FhirReads reads = new FhirReads(standingFor(LOCAL, "169.254.169.254", LOCAL))) {
      assertThat(get(reads, fhir, "/Patient/p1")).isInstanceOf(FhirResponse.Body.class);
      assertThat(get(reads, fhir, "/Patient/p1"))
          .isInstanceOfSatisfying(
              FhirResponse.None.class,
              none -> assertThat(none.reason().cause()).isEqualTo(Cause.NOT_ALLOWED));
      assertThat(fhir.seen()).hasSize(1);
      assertThat(get(reads, fhir, "/Patient/p1")).isInstanceOf(FhirResponse.Body.class);
    }
  }

  @Test
  void readsABodyUpToItsCapAndNoByteMore() throws InterruptedException {
    try (FakeFhirServer fhir = new FakeFhirServer();
        FhirReads reads = new FhirReads(HostNames.ofMachine())) {
      fhir.on("Patient", FakeFhirServer.json("x".repeat(1 << 20)));
      fhir.on("Condition", FakeFhirServer.json("x".repeat((1 << 20) + 1)));

      assertThat(get(reads, fhir, "/Patient/p1")).isInstanceOf(FhirResponse.Body.class);
      assertThat(get(reads, fhir, "/Condition"))
          .isInstanceOfSatisfying(
              FhirResponse.None.class,
              none -> assertThat(none.reason().cause()).isEqualTo(Cause.TOO_LARGE));
    }
  }
}
