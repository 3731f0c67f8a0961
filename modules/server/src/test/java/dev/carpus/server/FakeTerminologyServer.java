package dev.carpus.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A terminology server made by hand, which expands everything to the same few codes. */
public final class FakeTerminologyServer implements AutoCloseable {
  /** The one code system that it knows. */
  public static final String SYSTEM = "https://site.example/fhir/CodeSystem/complaints";

  /** How long it takes to answer when it is slow. */
  public static final Duration DELAY = Duration.ofSeconds(10);

  private enum Mood {
    WELL,
    SLOW,
    RUBBISH
  }

  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile Mood mood = Mood.WELL;
  private volatile List<String> codes;
  private volatile HttpServer server;

  /** A server that runs, and knows these codes. */
  public FakeTerminologyServer(String... codes) {
    this.codes = List.of(codes);
    server = listening(0);
  }

  private HttpServer listening(int port) {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/fhir/ValueSet/$expand", this::answer);
      started.start();
      return started;
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  /** The base URL; the same after a stop. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  /** Is well, and knows these codes. */
  public void knows(String... others) {
    codes = List.of(others);
    mood = Mood.WELL;
  }

  /** Takes {@link #DELAY} for every answer. */
  public void slow() {
    mood = Mood.SLOW;
  }

  /** Answers with 200 and no FHIR. */
  public void rubbish() {
    mood = Mood.RUBBISH;
  }

  /** Listens no more. */
  public void stop() {
    server.stop(0);
  }

  /** Listens again where it did before. */
  public void comeBack() {
    server = listening(server.getAddress().getPort());
  }

  /** How many questions have no answer yet. */
  public int waiting() {
    return waiting.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (mood == Mood.SLOW) {
      linger();
    }
    byte[] body = body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void linger() {
    waiting.incrementAndGet();
    try {
      boolean _ = ended.await(DELAY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private String body() {
    List<String> now = codes;
    return mood == Mood.RUBBISH
        ? "<html>under maintenance</html>"
        : """
        {"resourceType":"ValueSet","status":"active",
         "expansion":{"timestamp":"2026-11-22T12:00:00Z","total":%d,"contains":[%s]}}\
        """
            .formatted(
                now.size(),
                now.stream()
                    .map(code -> "{\"system\":\"%s\",\"code\":\"%s\"}".formatted(SYSTEM, code))
                    .collect(Collectors.joining(",")));
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
  }
}
