package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.LogLines;
import dev.carpus.server.Outside;
import dev.carpus.server.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** More calls than are answered: refused at once, and not for long. */
class OverloadIT {
  private static final String PATH = "/cds-services/" + Service.ID;

  @Test
  void refusesAtOnceWhatFindsNoPlaceAndAnswersAgainLater() {
    CountDownLatch released = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        FakeFhirServer fhir = new FakeFhirServer();
        Service service = Service.start(Service.PATIENT + "\ncarpus.limits: {concurrent: 2}\n")) {
      fhir.on("Condition", waiting(released));
      HookBody body = HookBody.full().without("conditions").fhirServer(fhir.base());
      CompletableFuture<Integer> first = status(service, body, threads);
      CompletableFuture<Integer> second = status(service, body, threads);
      Eventually.see(() -> fhir.seen().size(), seen -> seen == 2);

      assertRefused(service.call(body), 503, "at the same time");
      assertRefused(service.post(PATH + "/explain", body.json()), 503, "at the same time");
      assertRefused(service.post(PATH + "/feedback", "{}"), 503, "at the same time");
      assertThat(service.get("/cds-services").statusCode()).isEqualTo(200);
      assertThat(service.get("/health").statusCode()).isEqualTo(200);
      assertThat(service.get("/metrics").statusCode()).isEqualTo(200);

      String counted = "carpus_calls_refused_total{reason=\"%s\"}";
      assertThat(service.metric(counted.formatted("overloaded"))).contains(3.0);
      assertThat(service.metric(counted.formatted("too-many-calls"))).contains(0.0);

      released.countDown();
      assertThat(first.join()).isEqualTo(200);
      assertThat(second.join()).isEqualTo(200);
      assertThat(afterwards(() -> service.call(body))).isEqualTo(200);
    }
  }

  @Test
  void refusesABodyThatFindsNoRoomInTimeAndGivesRoomBack() {
    CountDownLatch released = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        FakeFhirServer fhir = new FakeFhirServer();
        Service service =
            Service.start(Service.PATIENT + "\ncarpus.limits: {bodies: 24KB, patience: 10ms}\n")) {
      fhir.on("Condition", waiting(released));
      HookBody small = HookBody.full();
      HookBody large = padded(small.without("conditions").fhirServer(fhir.base()));
      CompletableFuture<Integer> held = status(service, large, threads);
      Eventually.see(() -> fhir.seen().size(), seen -> seen == 1);

      assertThat(service.call(small).statusCode()).isEqualTo(200);
      assertRefused(service.call(padded(small)), 503, "(carpus.limits.bodies)");
      assertRefused(service.post(PATH + "/feedback", padded(small).json()), 503, "memory");
      assertThat(service.metric("carpus_calls_refused_total{reason=\"overloaded\"}")).contains(2.0);

      released.countDown();
      assertThat(held.join()).isEqualTo(200);
      assertThat(afterwards(() -> service.call(padded(small)))).isEqualTo(200);
    }
  }

  @Test
  void letsABodyWaitForRoom() {
    CountDownLatch released = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        FakeFhirServer fhir = new FakeFhirServer();
        Service service =
            Service.start(Service.PATIENT + "\ncarpus.limits: {bodies: 24KB, patience: 60s}\n")) {
      fhir.on("Condition", waiting(released));
      HookBody small = HookBody.full();
      HookBody large = padded(small.without("conditions").fhirServer(fhir.base()));
      CompletableFuture<Integer> held = status(service, large, threads);
      Eventually.see(() -> fhir.seen().size(), seen -> seen == 1);
      CompletableFuture<Integer> waiting = status(service, padded(small), threads);

      assertThat(waiting.copy().completeOnTimeout(0, 300, TimeUnit.MILLISECONDS).join()).isZero();
      released.countDown();
      assertThat(held.join()).isEqualTo(200);
      assertThat(waiting.join()).isEqualTo(200);
    }
  }

  /** A body of sixteen kilobytes more. */
  private static HookBody padded(HookBody body) {
    return body.member("extension", "{\"com.example\":\"" + "x".repeat(16 * 1024) + "\"}");
  }

  private static FakeFhirServer.Reply waiting(CountDownLatch released) {
    return exchange -> {
      try {
        released.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      FakeFhirServer.json(HookBody.bundle(HookBody.CRAMPS)).to(exchange);
    };
  }

  private static CompletableFuture<Integer> status(
      Service service, HookBody body, ExecutorService threads) {
    return CompletableFuture.supplyAsync(() -> service.call(body).statusCode(), threads);
  }

  @Test
  void givesPlacesBackAlsoWhereCallsFail() {
    try (Service service = Service.start(Service.PATIENT + "\ncarpus.limits: {concurrent: 1}\n")) {
      for (int i = 0; i < 3; i++) {
        assertThat(afterwards(() -> service.post(PATH, "{"))).isEqualTo(400);
        assertThat(afterwards(() -> service.post(PATH + "/nowhere", "{}"))).isEqualTo(404);
      }
      assertThat(afterwards(() -> service.call(HookBody.full()))).isEqualTo(200);
    }
  }

  /** A place is free again a moment after its call has been answered. */
  private static int afterwards(Supplier<HttpResponse<String>> call) {
    return Eventually.see(() -> call.get().statusCode(), status -> status != 503);
  }

  @Test
  void answersAClientNoMoreOftenThanItMayCall() {
    AtomicLong now = new AtomicLong();
    Outside machine = Service.outside();
    Outside outside = new Outside(machine.clock(), now::get, machine.ids());
    try (LogLines log = new LogLines();
        Service service = Service.start("carpus.limits: {rate: 2}\n", Optional.empty(), outside)) {
      assertThat(service.call(HookBody.full()).statusCode()).isEqualTo(200);
      assertThat(service.call(HookBody.full()).statusCode()).isEqualTo(200);
      assertRefused(service.call(HookBody.full()), 429, "more often in a second");
      assertThat(service.get("/cds-services").statusCode()).isEqualTo(200);
      assertThat(service.get("/health").statusCode()).isEqualTo(200);

      now.addAndGet(Duration.ofMillis(500).toNanos());
      assertThat(service.call(HookBody.full()).statusCode()).isEqualTo(200);
      assertRefused(service.call(HookBody.full()), 429, "more often in a second");
      assertThat(log.with("event", "refused"))
          .hasSize(2)
          .allSatisfy(line -> {
            assertThat(line.path("logger_name").asString()).isEqualTo("dev.carpus.audit");
            assertThat(line.path("reason").asString()).isEqualTo("too-many-calls");
            assertThat(line.path("status").asInt()).isEqualTo(429);
            assertThat(line.path("path").asString()).isEqualTo("hook");
            assertThat(line.path("client").asString()).isEqualTo("open");
            assertThat(line.path("requestId").asString()).hasSize(36);
          });
    }
  }

  private static void assertRefused(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/fhir+json");
    assertThat(response.body()).contains("OperationOutcome", "throttled", words);
  }
}
