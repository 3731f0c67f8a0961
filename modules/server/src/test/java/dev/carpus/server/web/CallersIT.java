package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call an open service: this machine, and the pages it serves. */
class CallersIT {
  private static final String PATH = "/cds-services/" + Service.ID;
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1",
        "http://127.0.0.1:8000",
        "http://localhost:3000",
        "http://LOCALHOST:3000",
        "http://[::1]:4200"
      })
  void letsPagesOfThisMachineCall(String origin) {
    HttpResponse<String> preflight = preflight(origin);

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue(ALLOW_ORIGIN)).contains(origin);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("POST");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("authorization", "content-type");
    HttpResponse<String> call = service.call(HookBody.full(), "Origin", origin);
    assertThat(call.statusCode()).isEqualTo(200);
    assertThat(call.headers().firstValue(ALLOW_ORIGIN)).contains(origin);
    assertThat(call.headers().allValues("Vary")).contains("Origin");
    assertThat(service.get("/cds-services", "Origin", origin).headers().firstValue(ALLOW_ORIGIN))
        .contains(origin);
  }

  /** */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example:80",
        "http://evil.example#http://localhost",
        "http://128.0.0.1",
        "http://127.0.0.256",
        "null",
        "*",
        "file://"
      })
  void letsNoOtherPagesCall(String origin) {
    assertThat(preflight(origin).headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    assertThat(service.call(HookBody.full(), "Origin", origin).headers().firstValue(ALLOW_ORIGIN))
        .isEmpty();
  }

  /** */
  @Test
  void tellsPagesOfErrorsToo() {
    String origin = "http://localhost:3000";
    List<HttpResponse<String>> errors =
        List.of(
            service.call(HookBody.empty(), "Origin", origin),
            service.post(PATH, "{", "Origin", origin),
            service.post("/cds-services/x", HookBody.full().json(), "Origin", origin),
            service.get("/nowhere", "Origin", origin),
            service.get(PATH, "Origin", origin),
            service.get("/cds-services", "Origin", origin, "Accept", "text/html"));

    assertThat(errors)
        .extracting(HttpResponse::statusCode)
        .containsExactly(412, 400, 404, 404, 405, 406);
    assertThat(errors)
        .allSatisfy(error -> assertThat(error.headers().firstValue(ALLOW_ORIGIN)).contains(origin));
  }

  /** without trusted clients, nobody is asked for a token. */
  @Test
  void ignoresAnAuthorizationHeader() {
    assertThat(service.call(HookBody.full(), "Authorization", "Bearer nonsense").statusCode())
        .isEqualTo(200);
    assertThat(service.get("/cds-services", "Authorization", "Basic eDp5").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.0.0.1:8080", "[::1]:9", "LocalHost:80"})
  void answersUnderTheNamesOfThisMachine(String host) throws IOException {
    assertThat(raw("Host: " + host + "\r\n")).startsWith("HTTP/1.1 200");
  }

  /** A page whose name was made to mean this machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1",
        "0.0.0.0"
      })
  void answersUnderNoOtherName(String host) throws IOException {
    assertThat(raw("Host: " + host + "\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("application/fhir+json", "OperationOutcome", "this machine only")
        .doesNotContain(host);
  }

  private static HttpResponse<String> preflight(String origin) {
    return service.options(
        PATH,
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "authorization,content-type");
  }

  private static String raw(String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      String request = "GET /cds-services HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
