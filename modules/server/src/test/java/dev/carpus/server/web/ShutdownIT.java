package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.LogLines;
import dev.carpus.server.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a service ends. */
class ShutdownIT {
  /** With what a process ends that was told to. */
  private static final int SIGTERM = 128 + 15;

  @Test
  void answersTheCallsThatAreUnderWay() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        FakeFhirServer fhir = new FakeFhirServer()) {
      fhir.on(
          "Procedure",
          exchange -> {
            asked.countDown();
            awaitQuietly(goOn);
            FakeFhirServer.json(HookBody.NOTHING).to(exchange);
          });
      Service service = Service.start(Service.PATIENT);
      CompletableFuture<HttpResponse<String>> call =
          CompletableFuture.supplyAsync(
              () -> service.call(HookBody.full().without("procedures").fhirServer(fhir.base())),
              threads);
      awaitQuietly(asked);
      CompletableFuture<Void> end = CompletableFuture.runAsync(service::stop, threads);
      Eventually.see(() -> refuses(service), refuses -> refuses);
      assertThat(call).isNotDone();

      goOn.countDown();
      assertThat(call.join().statusCode()).isEqualTo(200);
      assertThat(call.join().body()).doesNotContain("dev.carpus.incomplete");
      end.join();
      service.close();
    }
  }

  @Test
  void tellsTheLogThatItStopsAndThatItHasStopped() {
    try (LogLines log = new LogLines()) {
      Service service = Service.start(Service.PATIENT);
      assertThat(log.text()).doesNotContain("stopping", "stopped");
      service.close();
      service.close();

      assertThat(log.text().lines().filter(line -> line.contains("\"stop")))
          .satisfiesExactly(
              line -> assertThat(line).contains("\"message\":\"stopping"),
              line -> assertThat(line).contains("\"message\":\"stopped\""));
    }
  }

  /** As an operating system ends a service. */
  @Test
  void doesSoWhereItsProcessIsToldToEnd(@TempDir Path data) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.carpus.server.Carpus",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      awaitLine(output, "Carpus listens at");
      // Not the process itself, which would close its output, too.
      process.toHandle().destroy();

      awaitLine(output, "\"message\":\"stopping");
      awaitLine(output, "\"message\":\"stopped\"");
      assertThat(process.waitFor()).isEqualTo(SIGTERM);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void awaitLine(BufferedReader output, String words) throws IOException {
    StringBuilder seen = new StringBuilder();
    String line = output.readLine();
    while (line != null && !line.contains(words)) {
      seen.append(line).append('\n');
      line = output.readLine();
    }
    assertThat(line).as(seen.toString()).isNotNull();
  }

  private static boolean refuses(Service service) {
    try {
      service.get("/health");
      return false;
    } catch (IllegalStateException noAnswer) {
      return true;
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
