package dev.carpus.server.web;

import static dev.carpus.server.TrustedService.PATH;
import static dev.carpus.server.TrustedService.RSA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.TokenMaker;
import dev.carpus.server.TrustedService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call a service that trusts clients, and from where. */
class TrustedCallersIT {
  private static final String DISCOVERY = "/cds-services";
  private static final String ORIGIN = "https://ehr.example:8443";
  private static final String SIGNING = "https://signing.example";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final FakeFhirServer FHIR = new FakeFhirServer();

  private static TrustedService trusted;

  @BeforeAll
  static void start(@TempDir Path folder) {
    String keys = TrustedService.keysIn(folder);
    trusted =
        TrustedService.startWith(
            folder,
            TrustedService.client(
                "general-hospital",
                TrustedService.ISSUER,
                keys,
                "fhir-servers: ['" + FHIR.base() + "']",
                "origins: ['" + ORIGIN + "', 'https://chart.example']"),
            TrustedService.client("signing", SIGNING, keys, "hooks: [order-sign]"));
  }

  @AfterAll
  static void stop() {
    trusted.close();
    FHIR.close();
  }

  /** by both recommended algorithms, for each endpoint. */
  @Test
  void answersItsClients() {
    assertThat(trusted.get(DISCOVERY, trusted.token(DISCOVERY).token()).statusCode())
        .isEqualTo(200);
    assertThat(trusted.get(DISCOVERY, trusted.token(RSA, DISCOVERY).token()).statusCode())
        .isEqualTo(200);
    assertThat(trusted.call(trusted.token(PATH).token()).statusCode()).isEqualTo(200);
    assertThat(trusted.call(trusted.token(RSA, PATH).token()).statusCode()).isEqualTo(200);
    TokenMaker listed = trusted.token(PATH);
    assertThat(
            trusted
                .call(listed.claim("aud", List.of(TrustedService.audience(PATH))).token())
                .statusCode())
        .isEqualTo(200);
    assertThat(
            trusted
                .service()
                .post(
                    PATH + "/explain",
                    HookBody.full().json(),
                    "Authorization",
                    "bearer " + trusted.token(PATH + "/explain").token())
                .statusCode())
        .isEqualTo(200);
  }

  /** */
  @ParameterizedTest
  @ValueSource(strings = {DISCOVERY, PATH, PATH + "/feedback", PATH + "/explain", "/x"})
  void answersNobodyElse(String path) {
    HttpResponse<String> get = trusted.service().get(path);
    HttpResponse<String> post = trusted.service().post(path, HookBody.full().json());

    assertThat(get.statusCode()).isEqualTo(401);
    assertThat(post.statusCode()).isEqualTo(401);
    assertThat(withoutId(post)).isEqualTo(withoutId(get)).contains("OperationOutcome");
    assertThat(trusted.service().options(path, "Origin", "x", "X", "y").statusCode())
        .isEqualTo(401);
  }

  private static String withoutId(HttpResponse<String> response) {
    return response.body().replaceFirst("under [0-9a-f-]{36}\\.", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/pathways/small"})
  void showsEverybodyWhatHoldsNoPatient(String path) {
    assertThat(trusted.service().get(path).statusCode()).isEqualTo(200);
    assertThat(trusted.service().get(path, "Authorization", "Bearer x").statusCode())
        .isEqualTo(200);
  }

  /** Ways to write a path so that a check and a route might read two. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cds-services/",
        "/cds-services;x",
        "/cds-services;x=y",
        "/cds-services/;x",
        "/;x/cds-services",
        "//cds-services",
        "///cds-services",
        "/./cds-services",
        "/x/../cds-services",
        "/health/../cds-services",
        "/health;/../cds-services",
        "/health/..;/cds-services",
        "/pathways/../cds-services",
        "/pathways/small/../../cds-services",
        "/pathways/..%2fcds-services",
        "/pathways/%2e%2e/cds-services",
        "/pathways/..;x/cds-services",
        "/chart/../cds-services",
        "/chart/%2e%2e/cds-services",
        "/chart//../cds-services",
        "/CDS-services",
        "/cds%2dservices",
        "/%63ds-services",
        "/cds-services%2f",
        "/cds-services%00",
        "/cds-services%3bx",
        "/cds-services.json",
        "/cds-services?x=/health",
        "/cds-services#/health",
        "/health%2f..%2fcds-services",
        "\\cds-services",
        "/\\cds-services",
        "http://127.0.0.1/cds-services",
        "http://127.0.0.1/health/../cds-services",
        "*"
      })
  void isNotPassedByOnAnyOtherWay(String target) throws IOException {
    for (String path : List.of(target, target.replace("cds-services", "cds-services/small"))) {
      assertThat(raw("GET", path))
          .containsPattern("^HTTP/1.1 (400|401|404) ")
          .doesNotContain("prefetch");
      assertThat(raw("POST", path))
          .containsPattern("^HTTP/1.1 (400|401|404) ")
          .doesNotContain("cards");
    }
  }

  private static String raw(String method, String target) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), trusted.service().port())) {
      String body = HookBody.full().json();
      String request =
          method
              + " "
              + target
              + " HTTP/1.1\r\nHost: cds.example\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** the proxy's prefix is in the audience, and not in the path that comes here. */
  @Test
  void isCalledByItsPublicUrl() {
    Instant now = trusted.clock().instant();
    String direct = trusted.service().url(PATH).toString();

    assertThat(
            trusted
                .call(TokenMaker.of(TrustedService.EC, TrustedService.ISSUER, direct, now).token())
                .statusCode())
        .isEqualTo(401);
    assertThat(
            trusted
                .call(
                    TokenMaker.of(
                            TrustedService.EC,
                            TrustedService.ISSUER,
                            "https://cds.example/carpus/cds-services/small",
                            now)
                        .token())
                .statusCode())
        .isEqualTo(200);
  }

  /** a minute's difference between two clocks is allowed for, and no more. */
  @Test
  void allowsForClocksThatDiffer() {
    TokenMaker late = trusted.token(PATH);
    TokenMaker tooLate = trusted.token(PATH);

    trusted.clock().forward(Duration.ofSeconds(300 + 60 - 1));
    assertThat(trusted.call(late.token()).statusCode()).isEqualTo(200);
    assertThat(trusted.call(late.token()).statusCode()).isEqualTo(401);
    trusted.clock().forward(Duration.ofSeconds(1));
    assertThat(trusted.call(tooLate.token()).statusCode()).isEqualTo(401);
  }

  /** each client has FHIR servers of its own. */
  @Test
  void readsFromTheServersOfTheClient() {
    FHIR.reset();
    assertThat(hook(HookBody.empty().fhirServer(FHIR.base())).statusCode()).isEqualTo(200);
    int seen = FHIR.seen().size();
    assertThat(seen).isPositive();

    HttpResponse<String> elsewhere =
        hook(HookBody.empty().fhirServer(FHIR.base().resolve("/other")));
    assertThat(elsewhere.body()).contains("dev.carpus.incomplete");
    assertThat(FHIR.seen()).hasSize(seen);
  }

  @Test
  void answersTheHooksOfTheClientAlone() {
    HttpResponse<String> other = trusted.call(trusted.token(PATH).claim("iss", SIGNING).token());

    assertThat(hook(HookBody.full()).statusCode()).isEqualTo(200);
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("This client may not call this hook");
  }

  private static HttpResponse<String> hook(HookBody body) {
    return trusted
        .service()
        .post(PATH, body.json(), "Authorization", "Bearer " + trusted.token(PATH).token());
  }

  /** a preflight needs no token. */
  @ParameterizedTest
  @ValueSource(strings = {ORIGIN, "https://chart.example"})
  void letsThePagesOfItsClientsCall(String origin) {
    HttpResponse<String> preflight = preflight(origin);

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue(ALLOW_ORIGIN)).contains(origin);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("authorization", "content-type");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(
            trusted
                .service()
                .get(
                    DISCOVERY,
                    "Origin",
                    origin,
                    "Authorization",
                    "Bearer " + trusted.token(DISCOVERY).token())
                .headers()
                .firstValue(ALLOW_ORIGIN))
        .contains(origin);
  }

  /** */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ehr.example",
        "https://ehr.example:443",
        "http://ehr.example:8443",
        "https://EHR.example:8443",
        "https://ehr.example:8443/",
        "https://sub.chart.example",
        "https://chart.example.evil.example",
        "http://localhost:3000",
        "http://127.0.0.1",
        "null",
        "*"
      })
  void letsNoOtherPagesCall(String origin) {
    assertThat(preflight(origin).statusCode()).isEqualTo(403);
    assertThat(preflight(origin).headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    assertThat(
            trusted.service().get("/health", "Origin", origin).headers().firstValue(ALLOW_ORIGIN))
        .isEmpty();
  }

  /** */
  @Test
  void tellsPagesOfErrorsToo() {
    List<HttpResponse<String>> errors =
        List.of(
            trusted.service().get(DISCOVERY, "Origin", ORIGIN),
            trusted
                .service()
                .post(
                    PATH,
                    "{",
                    "Origin",
                    ORIGIN,
                    "Authorization",
                    "Bearer " + trusted.token(PATH).token()));

    assertThat(errors).extracting(HttpResponse::statusCode).containsExactly(401, 400);
    assertThat(errors)
        .allSatisfy(error -> assertThat(error.headers().firstValue(ALLOW_ORIGIN)).contains(ORIGIN));
  }

  private static HttpResponse<String> preflight(String origin) {
    return trusted
        .service()
        .options(
            PATH,
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");
  }
}
