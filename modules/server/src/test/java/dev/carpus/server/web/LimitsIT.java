package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.LogLines;
import dev.carpus.server.Service;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site has set as too much, on both sides of each limit. */
class LimitsIT {
  private static final int DEPTH = 40;
  private static final int TEXT = 5000;
  private static final int RESOURCES = 4;
  private static final int BYTES = 20_000;

  private static Service service;
  private static FakeFhirServer fhir;

  @BeforeAll
  static void start() {
    service =
        Service.start(
            Service.PATIENT
                + "\ncarpus.limits: {depth: %d, string: %dB, resources: %d, fhir-response: %dB}\n"
                    .formatted(DEPTH, TEXT, RESOURCES, BYTES));
    fhir = new FakeFhirServer();
  }

  @AfterAll
  static void stop() {
    service.close();
    fhir.close();
  }

  @BeforeEach
  void reset() {
    fhir.reset();
  }

  @Test
  void readsARequestUpToItsDepth() {
    assertThat(sentExtension(nested(DEPTH - 2)).statusCode()).isEqualTo(200);
    assertRefused(sentExtension(nested(DEPTH - 1)), 400, "40 levels (carpus.limits.depth)");
  }

  @Test
  void readsTextsOfARequestUpToTheirLength() {
    assertThat(sentExtension(text(TEXT)).statusCode()).isEqualTo(200);
    assertRefused(
        sentExtension(text(TEXT + 1)), 400, "more than 5000 characters (carpus.limits.string)");
  }

  private static HttpResponse<String> sentExtension(String json) {
    return service.call(HookBody.full().member("extension", "{\"com.example\":" + json + "}"));
  }

  @Test
  void readsAnAnswerUpToItsDepth() {
    assertThat(fetched(with(nested(DEPTH - 1)))).isEmpty();
    assertThat(fetched(with(nested(DEPTH)))).isEqualTo("procedures:limits");
  }

  @Test
  void readsTextsOfAnAnswerUpToTheirLength() {
    assertThat(fetched(with(text(TEXT)))).isEmpty();
    assertThat(fetched(with(text(TEXT + 1)))).isEqualTo("procedures:limits");
  }

  @Test
  void readsAnAnswerUpToItsSize() {
    assertThat(fetched(padded(HookBody.NOTHING, BYTES))).isEmpty();
    assertThat(fetched(padded(HookBody.NOTHING, BYTES + 1))).isEqualTo("procedures:too-large");
  }

  @Test
  void readsAllPagesOfAnAnswerUpToTheirSizeTogether() {
    String first = HookBody.page(fhir.base() + "?page=2");
    int left = BYTES - first.getBytes(UTF_8).length;

    fhir.on("?page=2", FakeFhirServer.json(padded(HookBody.NOTHING, left)));
    assertThat(fetched(first)).isEmpty();
    fhir.on("?page=2", FakeFhirServer.json(padded(HookBody.NOTHING, left + 1)));
    assertThat(fetched(first)).isEqualTo("procedures:too-large");
  }

  /** With the patient and the condition, two more make four. */
  @Test
  void takesSoManyResourcesThatAreSent() {
    HookBody body = HookBody.full();

    assertThat(service.call(body.with("procedures", procedures(2))).statusCode()).isEqualTo(200);
    assertRefused(
        service.call(body.with("procedures", procedures(3))),
        413,
        "more than 4 resources (carpus.limits.resources)");
  }

  @Test
  void takesSoManyResourcesThatAreFetched() {
    assertThat(fetched(procedures(2))).isEmpty();
    assertThat(fetched(procedures(3))).isEqualTo("procedures:limits");
  }

  @Test
  void takesSoManyResourcesOfAllPagesTogether() {
    String first =
        HookBody.page(fhir.base() + "?page=2", "{\"resourceType\":\"Procedure\",\"id\":\"a\"}");

    fhir.on("?page=2", FakeFhirServer.json(procedures(1)));
    assertThat(fetched(first)).isEmpty();
    fhir.on("?page=2", FakeFhirServer.json(procedures(2)));
    assertThat(fetched(first)).isEqualTo("procedures:limits");
  }

  /** What the log says was not obtained where this answers the search for procedures. */
  private static String fetched(String answer) {
    fhir.on("Procedure", FakeFhirServer.json(answer));
    try (LogLines log = new LogLines()) {
      HttpResponse<String> response =
          service.call(HookBody.full().without("procedures").fhirServer(fhir.base()));
      assertThat(response.statusCode()).isEqualTo(200);
      return log.last().path("fetchFailures").asString("");
    }
  }

  private static String with(String json) {
    return HookBody.NOTHING.replaceFirst("\\{", "{\"x\":" + json + ",");
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static String text(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }

  private static String padded(String json, int length) {
    return json + " ".repeat(length - json.getBytes(UTF_8).length);
  }

  private static String procedures(int number) {
    return HookBody.bundle(
        IntStream.range(0, number)
            .mapToObj(i ->
                "{\"resourceType\":\"Procedure\",\"id\":\"r%d\",\"status\":\"completed\"}"
                    .formatted(i))
            .toArray(String[]::new));
  }

  private static void assertRefused(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains("OperationOutcome", words);
  }
}
