package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.CommandRun;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trusted service whose chart page signs its calls, and nobody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartCallsIT {
  private static final URI FHIR_SERVER = URI.create("http://127.0.0.1:9/fhir");
  private static final String[] OF_THE_PAGE = {"Sec-Fetch-Site", "same-origin"};
  private static final String PAGE_SERVICE = "/chart/cds-services/" + Service.ID;

  private Path keys = Path.of("");
  private Service service;
  private String publicUrl = "";

  @BeforeAll
  void startTrusted(@TempDir Path folder) throws IOException {
    keys = folder.resolve("keys");
    assertThat(CommandRun.of("keys", keys.toString()).code()).isZero();
    publicUrl = "http://127.0.0.1:" + Service.freePort();
    service =
        Service.startSigned(
            yaml(publicUrl, keys.resolve("chart.jwks.json")),
            FHIR_SERVER,
            keys.resolve("chart.jwk"));
  }

  @AfterAll
  void end() {
    service.close();
  }

  private static String yaml(String publicUrl, Path keySet) {
    return """
    carpus:
      public-url: %1$s
      port: %2$d
      management:
        port: 0
      content:
        serve-unapproved: true
      trust:
        clients:
          - name: chart
            issuer: %1$s/chart
            jwks-file: %3$s
            algorithms: [ES384]
            fhir-servers: ["%4$s"]
    """
        .formatted(publicUrl, URI.create(publicUrl).getPort(), keySet, FHIR_SERVER);
  }

  private HttpResponse<String> callAsPage() {
    return service.post(PAGE_SERVICE, HookBody.full().json(), OF_THE_PAGE);
  }

  @Test
  void tellsThePageToCallByItsOwnPath() {
    assertThat(service.get("/chart/settings.json").body())
        .contains("\"" + publicUrl + "/chart/cds-services\"");
  }

  @Test
  void signsTheCallsOfThePage() {
    assertThat(service.get("/chart/cds-services", OF_THE_PAGE).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = callAsPage();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("P-08");
  }

  /** Each by a token of its own, as a token is good once. */
  @Test
  void signsEveryCallAnew() {
    assertThat(callAsPage().statusCode()).isEqualTo(200);
    assertThat(callAsPage().statusCode()).isEqualTo(200);
  }

  @Test
  void signsFeedbackAndExplanations() {
    assertThat(
            service
                .post(PAGE_SERVICE + "/explain", HookBody.full().json(), OF_THE_PAGE)
                .statusCode())
        .isEqualTo(200);
    String feedback =
        """
        {"feedback": [{"card": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "outcome": "overridden",
          "outcomeTimestamp": "2026-11-22T12:00:00Z"}]}
        """;
    assertThat(service.post(PAGE_SERVICE + "/feedback", feedback, OF_THE_PAGE).statusCode())
        .isEqualTo(200);
  }

  @Test
  void takesNoTokenButItsOwnOnThePagesPath() {
    HttpResponse<String> answer =
        service.get(
            "/chart/cds-services", "Sec-Fetch-Site", "same-origin", "Authorization", "Bearer x");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-site, X-Other, 1",
    "Sec-Fetch-Site, cross-site, X-Other, 1",
    "Sec-Fetch-Site, none, X-Other, 1",
    "X-None, 1, X-Other, 1",
    "Sec-Fetch-Site, same-origin, Origin, https://elsewhere.example",
    "Sec-Fetch-Site, same-origin, Origin, null"
  })
  void signsForNobodyElse(String name, String value, String otherName, String otherValue) {
    HttpResponse<String> answer =
        service.get("/chart/cds-services", name, value, otherName, otherValue);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Call /cds-services with a token of your own.");
  }

  @Test
  void wantsTokensWhereClientsCall() {
    assertThat(service.get("/cds-services", OF_THE_PAGE).statusCode()).isEqualTo(401);
  }

  /** A page from elsewhere whose name was made to mean this machine has another name in Host. */
  @Test
  void signsForNoOtherNameOfTheService() throws IOException {
    try (Service proxied =
        Service.startSigned(
            yaml("http://localhost:" + Service.freePort(), keys.resolve("chart.jwks.json")),
            FHIR_SERVER,
            keys.resolve("chart.jwk"))) {
      HttpResponse<String> answer = proxied.get("/chart/cds-services", OF_THE_PAGE);
      assertThat(answer.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void leadsToPathwaysBelowThePageToo() {
    assertThat(service.get("/chart/pathways/" + Service.ID).body())
        .isEqualTo(service.get("/pathways/" + Service.ID).body())
        .contains("P-08");
  }

  @Test
  void doesNotStartWithAPageThatCannotSign() {
    String yaml = yaml(publicUrl, keys.resolve("chart.jwks.json"));
    assertThatThrownBy(() -> Service.start(yaml, Optional.of(FHIR_SERVER)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("--chart-key");
  }

  @Test
  void doesNotStartWithAKeyThatIsNone() throws IOException {
    Path publicHalf = keys.resolve("chart.jwks.json");
    Path nothing = keys.resolve("nothing.jwk");
    Path other = Files.writeString(keys.resolve("other.jwk"), "{\"kty\":\"oct\",\"k\":\"AA\"}");
    for (Path file : new Path[] {publicHalf, nothing, other}) {
      assertThatThrownBy(() -> Service.startSigned(yaml(publicUrl, publicHalf), FHIR_SERVER, file))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("carpus keys makes one");
    }
  }
}
