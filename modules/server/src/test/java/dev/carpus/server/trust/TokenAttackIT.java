package dev.carpus.server.trust;

import static dev.carpus.server.TrustedService.PATH;
import static dev.carpus.server.TrustedService.client;
import static dev.carpus.server.TrustedService.keysIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.FakeKeyServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.TrustedService;
import dev.carpus.server.trust.TokenAttacks.Attack;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that a call may not come in with, over HTTP: the answer is always the same 401, and
 * the service asks nobody for anything (R-100, R-101, R-182, R-183, R-184, R-185, R-186, R-189,
 *
 */
class TokenAttackIT {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final FakeKeyServer KEYS = new FakeKeyServer();
  private static final FakeFhirServer FHIR = new FakeFhirServer();

  private static TrustedService trusted;

  @BeforeAll
  static void start(@TempDir Path folder) {
    String keys = keysIn(folder);
    String fhir = "fhir-servers: ['" + FHIR.base() + "']";
    trusted =
        TrustedService.startWith(
            folder,
            client("general-hospital", TrustedService.ISSUER, keys, fhir),
            client("ec", TokenAttacks.EC_ISSUER, keys, "algorithms: [ES384]"),
            client("tenants", TokenAttacks.TENANT_ISSUER, keys, "tenants: [north, east]"),
            client("fetched", TokenAttacks.FETCHED_ISSUER, "jku: " + KEYS.url()));
  }

  @AfterAll
  static void stop() {
    trusted.close();
    KEYS.close();
    FHIR.close();
  }

  private static HttpResponse<String> call(String path, List<String> authorization) {
    HttpRequest.Builder request =
        trusted
            .service()
            .request(path, "Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body()));
    authorization.forEach(value -> request.header("Authorization", value));
    return trusted.service().send(request);
  }

  /** A call that needs the FHIR server, if it gets so far. */
  private static String body() {
    return HookBody.empty().fhirServer(FHIR.base()).json();
  }

  private static void assertUnauthorized(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/fhir+json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body().replaceFirst(ID, "ID"))
        .isEqualTo(
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\","
                + "\"diagnostics\":\"The service answers trusted clients only, which sign each call as"
                + " CDS Hooks 2.0 tells under Trusting CDS Clients. The service's log tells its"
                + " operators more under ID.\"}]}");
    assertThat(FHIR.seen()).isEmpty();
    assertThat(KEYS.asked()).isZero();
  }

  static Stream<Attack> attacks() {
    return TokenAttacks.all(KEYS.url().toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void letsNobodyIn(Attack attack) {
    assertUnauthorized(call(PATH, attack.authorization()));
  }

  @Test
  void tellsTheTokenInTheHeaderAlone() {
    String token = TokenAttacks.good().token();

    assertUnauthorized(call(PATH + "?access_token=" + token, List.of()));
    assertUnauthorized(call(PATH + "?token=" + token, List.of()));
  }

  /** each endpoint has an audience of its own. */
  @Test
  void wantsTheTokenOfTheEndpointThatIsCalled() {
    assertUnauthorized(call(PATH + "/feedback", List.of("Bearer " + TokenAttacks.good().token())));
    assertUnauthorized(call(PATH + "/explain", List.of("Bearer " + TokenAttacks.good().token())));
    String explain = trusted.token(PATH + "/explain").token();
    assertUnauthorized(call(PATH, List.of("Bearer " + explain)));
  }

  /** */
  @Test
  void letsATokenInOnce() {
    String token = TokenAttacks.good().token();

    assertThat(trusted.call(token).statusCode()).isEqualTo(200);
    assertUnauthorized(trusted.call(token));
  }

  /** What the others are measured by. */
  @Test
  void letsTheClientIn() {
    assertThat(trusted.call(TokenAttacks.good().token()).statusCode()).isEqualTo(200);
  }
}
