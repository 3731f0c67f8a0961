package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FhirRequestTest {
  private static final FhirBase BASE = new FhirBase(URI.create("http://h.example/fhir/"));
  private static final String START = "Observation?patient=p1&code=";

  private static String searchOfLength(int url) {
    int before = "http://h.example/fhir/".length() + START.length();
    return START + "c".repeat(url - before);
  }

  @Test
  void asksByGetAsLongAsTheUrlIsNotTooLong() {
    String search = searchOfLength(1800);

    assertThat(FhirRequest.of(BASE, search))
        .isEqualTo(FhirRequest.get(URI.create("http://h.example/fhir/" + search)));
  }

  @Test
  void postsTheParametersOfALongerSearch() {
    String search = searchOfLength(1801);

    assertThat(FhirRequest.of(BASE, search))
        .isEqualTo(
            new FhirRequest(
                URI.create("http://h.example/fhir/Observation/_search"),
                Optional.of(search.substring("Observation?".length()))));
  }

  @Test
  void postsNoRead() {
    FhirBase longBase = new FhirBase(URI.create("http://h.example/" + "x".repeat(1800)));

    assertThat(FhirRequest.of(longBase, "Patient/p1").form()).isEmpty();
  }
}
