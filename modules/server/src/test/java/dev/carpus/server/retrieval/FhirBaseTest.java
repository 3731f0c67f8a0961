package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirBaseTest {
  private static final FhirBase BASE = new FhirBase(URI.create("http://h.example:80/a/fhir/"));
  private static final URI FROM = URI.create("http://h.example/a/fhir/Condition?patient=1");

  @ParameterizedTest
  @ValueSource(
      strings = {"http://h.example/fhir", "http://h.example/fhir/", "http://h.example/fhir//"})
  void putsOneSlashBeforeAQuery(String base) {
    assertThat(new FhirBase(URI.create(base)).query("Patient/1"))
        .isEqualTo(URI.create("http://h.example/fhir/Patient/1"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://h.example/a/fhir?page=2, http://h.example/a/fhir?page=2",
    "HTTP://H.example:80/a/fhir/Condition?page=2, HTTP://H.example:80/a/fhir/Condition?page=2",
    "?page=2, http://h.example/a/fhir/Condition?page=2",
    "Condition?page=2, http://h.example/a/fhir/Condition?page=2",
    "/a/fhir/x, http://h.example/a/fhir/x",
    "//h.example/a/fhir/x, http://h.example/a/fhir/x"
  })
  void followsLinksBelowItself(String link, String next) {
    assertThat(BASE.next(FROM, link)).contains(URI.create(next));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example/a/fhir?page=2",
        "http://h.example:81/a/fhir?page=2",
        "http://i.example/a/fhir?page=2",
        "http://h.example/a/fhirx?page=2",
        "http://h.example/a?page=2",
        "http://h.example/?page=2",
        "http://h.example",
        "http://h.example/a/fhir/../x",
        "http://h.example/a/fhir/..",
        "http://h.example/a/fhir/%2E%2e/x",
        "http://h.example/a/fhir/x%2f..%2fy",
        "http://h.example/a/fhir//x",
        "http://user@h.example/a/fhir/x",
        "http://h.example/a/fhir/x#y",
        "../../x",
        "//i.example/a/fhir/x",
        "urn:uuid:1",
        "mailto:x",
        " ",
        "http://[/"
      })
  void followsNoOtherLinks(String link) {
    assertThat(BASE.next(FROM, link)).isEmpty();
  }

  @Test
  void followsLinksOfAServerWithoutAPath() {
    FhirBase root = new FhirBase(URI.create("http://h.example"));

    assertThat(root.next(URI.create("http://h.example/Condition"), "http://h.example/x?y=1"))
        .contains(URI.create("http://h.example/x?y=1"));
    assertThat(root.next(URI.create("http://h.example/Condition"), "http://i.example/x")).isEmpty();
  }
}
