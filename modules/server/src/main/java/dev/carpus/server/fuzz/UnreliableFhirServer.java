package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A FHIR server on this machine: below {@code /fhir} it knows one record, and below {@code
 * /fhir/hang} and the like it misbehaves as the path says.
 */
final class UnreliableFhirServer implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String NOTHING = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";

  /** Longer than the service waits. */
  private static final long HANG_MILLIS = 1_500;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<String, String> answers;

  /**
   * A server that listens on a free port.
   *
   * @param call a hook call, of which it knows the record
   */
  UnreliableFhirServer(Seed call) throws IOException {
    answers =
        call.body()
            .path("prefetch")
            .propertyStream()
            .filter(each -> each.getValue().isObject())
            .collect(
                Collectors.toMap(
                    each -> type(each.getValue()),
                    each -> MAPPER.writeValueAsString(each.getValue()),
                    (first, _) -> first));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The type of the resources that a prefetch value holds. */
  private static String type(JsonNode value) {
    return value
        .at("/entry/0/resource/resourceType")
        .asString(value.path("resourceType").asString(""));
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      String first = path.length > 2 ? path[2] : "";
      String second = path.length > 3 ? path[3] : "";
      switch (first) {
        case "slow" -> {
          pause(50);
          send(exchange, 200, answers.getOrDefault(second, NOTHING));
        }
        case "hang" -> pause(HANG_MILLIS);
        case "drip" -> drip(exchange);
        case "broken" -> send(exchange, 200, "{\"resourceType\":\"Bundle\",\"entry\":[{");
        case "html" -> send(exchange, 200, "<html>no FHIR</html>");
        case "outcome" -> send(exchange, 200, "{\"resourceType\":\"OperationOutcome\"}");
        case "paged" -> send(exchange, 200, page("?page=2"));
        case "endless" -> send(exchange, 200, page(exchange.getRequestURI().toString()));
        case "redirect" -> {
          exchange.getResponseHeaders().set("Location", "http://192.0.2.1/");
          send(exchange, 302, "");
        }
        case "reset" -> exchange.sendResponseHeaders(200, 1_000);
        case "status-401" -> send(exchange, 401, "{}");
        case "status-500" -> send(exchange, 500, "{}");
        default -> send(exchange, 200, answers.getOrDefault(first, NOTHING));
      }
    }
  }

  private static String page(String next) {
    return "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\""
        + next
        + "\"}]}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 30 && !pause(HANG_MILLIS / 30); i++) {
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
    }
  }

  /** Waits so long, or until the server ends, of which it tells. */
  private boolean pause(long millis) {
    try {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.close();
  }
}
