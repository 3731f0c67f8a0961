package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.HookBody;
import dev.carpus.server.ServiceProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many large charts at the same time, in a service that has little memory. */
class LargeBodiesIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int CALLS = 64;
  private static final int RESOURCES = 2_000;
  private static final int BYTES = 2_400_000;
  private static final String INTERPRETATION =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

  @TempDir private Path folder = Path.of("");

  /** The machine's clock tells the service the day, so days are told from today. */
  private static byte[] chart() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String[] results =
        IntStream.range(0, RESOURCES - 2).mapToObj(LargeBodiesIT::result).toArray(String[]::new);
    String body =
        HookBody.full()
            .with("patient", HookBody.PATIENT.replace("1981-08-14", "" + today.minusYears(45)))
            .conditions(HookBody.CRAMPS.replace("2026-11-02", "" + today.minusDays(20)))
            .with("observations", HookBody.bundle(results))
            .json();
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** A result, with a narrative as servers write it; one in ten is of a kind that rules read. */
  private static String result(int number) {
    String code = number % 10 == 0 ? "2106-3" : "8867-4";
    return """
    {"resourceType":"Observation","id":"o%d","status":"final",
     "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">%s</div>"},
     "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
     "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2020-01-01",
     "interpretation":[{"coding":[{"system":"%s","code":"NEG"}]}]}\
    """
        .formatted(number, "<p>as it stands</p>".repeat(45), code, INTERPRETATION);
  }

  private static List<String> cards(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = MAPPER.readTree(response.body());
    assertThat(answer.has("extension")).as("something was not obtained").isFalse();
    return answer.path("cards").values().stream()
        .map(card -> card.at("/extension/dev.carpus.why/rules").toString())
        .toList();
  }

  @Test
  void answersThemAll() throws Exception {
    byte[] chart = chart();
    assertThat(chart.length).isGreaterThan(BYTES);
    Path config = folder.resolve("carpus.yaml");
    // The machine may have much else to do.
    Files.writeString(config, "carpus.limits.patience: 60s\n");
    try (ServiceProcess service =
            ServiceProcess.start(
                "512m",
                "--data",
                folder.resolve("data").toString(),
                "--config",
                config.toString());
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpRequest request =
          HttpRequest.newBuilder(service.hook())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(chart))
              .build();
      List<Future<HttpResponse<byte[]>>> calls =
          Collections.nCopies(CALLS, request).stream()
              .map(each -> threads.submit(() -> client.send(each, BodyHandlers.ofByteArray())))
              .toList();
      for (Future<HttpResponse<byte[]>> call : calls) {
        assertThat(cards(call.get()))
            .containsExactly(
                "[\"P-02\",\"P-04\",\"P-06\"]", "[\"P-08\",\"P-09\",\"P-11\"]", "[\"P-61\"]");
      }
    }
  }
}
