package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus is told, and who else is. */
class MetricsIT {
  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void isInTheTextFormatOfPrometheus() {
    HttpResponse<String> response = service.get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
        .isEqualTo("text/plain;version=0.0.4;charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body())
        .contains(
            "# TYPE carpus_unmapped_codings_total counter",
            "carpus_content_refused 0.0",
            "carpus_pathways_not_compiled 0.0");
  }

  /** As Prometheus asks. */
  @Test
  void answersAScraper() {
    String accept =
        "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    assertThat(service.get("/metrics", "Accept", accept).statusCode()).isEqualTo(200);
  }

  @Test
  void countsCallsByServiceHookAndStatusWithAHistogram() {
    String calls =
        "carpus_calls_seconds_count{hook=\"%s\",kind=\"%s\",service=\"%s\",status=\"%d\"}";
    String answered = calls.formatted("patient-view", "cards", Service.ID, 200);
    double before = service.metric(answered).orElse(0.0);

    service.call(HookBody.full());
    service.post("/cds-services/" + Service.ID + "/explain", HookBody.full().json());
    service.post("/cds-services/nobody", HookBody.full().json());
    service.post("/cds-services/" + Service.ID, "{\"hook\":\"nonsense\"}");

    assertThat(service.metric(answered)).contains(before + 1);
    assertThat(service.metric(calls.formatted("patient-view", "explanation", Service.ID, 200)))
        .isPresent();
    assertThat(service.metric(calls.formatted("none", "cards", "none", 404))).isPresent();
    assertThat(service.metric(calls.formatted("none", "cards", Service.ID, 400))).isPresent();
    assertThat(service.get("/metrics").body())
        .contains("carpus_calls_seconds_bucket{", "le=\"0.5\"")
        .doesNotContain("nobody", "nonsense");
  }

  @Test
  void countsWhatCameOfEachRule() {
    String rule =
        "carpus_rules_total{hook=\"patient-view\",outcome=\"%s\",rule=\"%s\",service=\""
            + Service.ID
            + "\"}";
    double shown = service.metric(rule.formatted("shown", "P-08")).orElse(0.0);
    double unknown = service.metric(rule.formatted("unknown", "P-60")).orElse(0.0);

    service.call(HookBody.full());
    assertThat(service.metric(rule.formatted("shown", "P-08"))).contains(shown + 1);
    assertThat(service.metric(rule.formatted("not-met", "P-60"))).isPresent();

    service.call(HookBody.full().without("observations"));
    assertThat(service.metric(rule.formatted("unknown", "P-60"))).contains(unknown + 1);
  }

  @Test
  void countsUnmappedCodesBySystem() {
    String sample = "carpus_unmapped_codings_total{system=\"urn:oid:1.2.3.4\"}";
    HookBody local = HookBody.full().conditions(HookBody.cramps("urn:oid:1.2.3.4", "KR"));
    assertThat(service.metric(sample)).isEmpty();

    service.rules(local);
    assertThat(service.metric(sample)).contains(1.0);
    service.rules(local);
    service.rules(HookBody.full());

    assertThat(service.metric(sample)).contains(2.0);
    assertThat(service.metric("carpus_unmapped_codings_total{system=\"other\"}")).contains(0.0);
  }

  @Test
  void tellsConceptsApartThatHaveNoCode() {
    String sample = "carpus_unmapped_codings_total{system=\"text-only\"}";
    service.rules(
        HookBody.full()
            .conditions("{\"resourceType\":\"Condition\",\"code\":{\"text\":\"WORDS\"}}"));

    assertThat(service.metric(sample)).contains(1.0);
    assertThat(service.get("/metrics").body()).doesNotContain("WORDS");
  }

  @ParameterizedTest
  @CsvSource({"localhost, 200", "127.0.0.1, 200", "carpus.example, 403"})
  void answersThisMachineOnly(String host, int status) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.UTF_8));
      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(response).startsWith("HTTP/1.1 " + status);
      assertThat(response.contains("carpus_unmapped")).isEqualTo(status == 200);
    }
  }

  @Test
  void isReadOnly() {
    assertThat(service.post("/metrics", "{}").statusCode()).isEqualTo(405);
  }
}
