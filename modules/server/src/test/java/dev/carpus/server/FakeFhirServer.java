package dev.carpus.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A FHIR server made by hand, below {@code /fhir}: it knows the patient of {@link HookBody}, keeps
 * the requests that came, and misbehaves as it is told.
 */
public final class FakeFhirServer implements AutoCloseable {
  /** What the server does about a request. */
  @FunctionalInterface
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /**
   * A request that came.
   *
   * @param path its path and query, below the base URL
   * @param body what was posted; empty for a GET
   * @param port the client's, which tells connections apart
   */
  public record Seen(
      String method,
      String path,
      Optional<String> authorization,
      Optional<String> accept,
      Optional<String> contentType,
      String body,
      int port) {
    boolean isFor(String type) {
      return path.startsWith("/" + type + "/") || path.startsWith("/" + type + "?");
    }
  }

  private final HttpServer server;
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  public FakeFhirServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    reset();
    server.start();
  }

  /** Forgets all requests, and behaves again. */
  public void reset() {
    seen.clear();
    replies.clear();
    replies.put("Patient", json(HookBody.PATIENT));
    replies.put("Condition", json(HookBody.bundle(HookBody.CRAMPS)));
  }

  /** The base URL. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  /** Says what is done about requests whose path starts with this type, or text. */
  public FakeFhirServer on(String start, Reply reply) {
    replies.put(start, reply);
    return this;
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** The requests for a type. */
  public List<Seen> seen(String type) {
    return seen.stream().filter(each -> each.isFor(type)).toList();
  }

  /** A reply with 200 and this JSON. */
  public static Reply json(String json) {
    return status(200, json);
  }

  /** A reply with a status and a body. */
  public static Reply status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
      exchange.close();
    };
  }

  /** No reply until the test ends. */
  public Reply hanging() {
    return exchange -> {
      try {
        ended.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replaceFirst("^/fhir", "");
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            path,
            header(exchange, "Authorization"),
            header(exchange, "Accept"),
            header(exchange, "Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            exchange.getRemoteAddress().getPort()));
    Reply reply =
        replies.entrySet().stream()
            .filter(each -> path.replaceFirst("^/", "").startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(json(HookBody.NOTHING));
    reply.to(exchange);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
  }
}
