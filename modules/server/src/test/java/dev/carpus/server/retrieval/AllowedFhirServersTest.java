package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.request.FhirAuthorization;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** */
class AllowedFhirServersTest {
  private static final URI SERVER = URI.create("https://fhir.example/r4");
  private static final Optional<FhirAuthorization> NO_TOKEN = Optional.empty();

  private static Optional<FhirAuthorization> tokenFor(String subject) {
    return Optional.of(
        new FhirAuthorization(
            "t", Duration.ofMinutes(5), "patient/*.rs", subject, Optional.empty()));
  }

  private static AllowedFhirServers listed(String clientId) {
    return new AllowedFhirServers.Listed(
        List.of(SERVER), Optional.of(clientId).filter(text -> !text.isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fhir.example/r4",
        "https://fhir.example/r4/",
        "https://FHIR.example:443/r4"
      })
  void areThoseThatAreListed(String url) {
    assertThat(listed("").refusal(URI.create(url), NO_TOKEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fhir.example/r4",
        "https://fhir.example",
        "https://fhir.example/r4/x",
        "https://fhir.example/R4",
        "https://fhir.example:8443/r4",
        "https://fhir.example.evil.example/r4",
        "https://fhir.example/r4/../admin",
        "http://169.254.169.254/r4"
      })
  void areNoOthers(String url) {
    assertThat(listed("").refusal(URI.create(url), NO_TOKEN)).isPresent();
  }

  /** a token that was made for another service is not used. */
  @Test
  void takeATokenForThisServiceAlone() {
    assertThat(listed("carpus").refusal(SERVER, tokenFor("carpus"))).isEmpty();
    assertThat(listed("carpus").refusal(SERVER, tokenFor("other")))
        .contains("fhirAuthorization.subject names another service than this one");
    assertThat(listed("").refusal(SERVER, tokenFor("other"))).isEmpty();
    assertThat(listed("carpus").refusal(SERVER, NO_TOKEN)).isEmpty();
  }

  @Test
  void areOnThisMachineWhereNobodyIsTrusted() {
    AllowedFhirServers local = new AllowedFhirServers.OnThisMachine();
    assertThat(local.refusal(URI.create("http://127.0.0.1:8090/fhir"), NO_TOKEN)).isEmpty();
    assertThat(local.refusal(SERVER, NO_TOKEN)).isPresent();
  }
}
