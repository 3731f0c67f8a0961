package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** How a service ends. */
class ShutdownIT {
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
