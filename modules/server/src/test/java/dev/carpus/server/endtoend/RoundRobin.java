package dev.carpus.server.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A load balancer, as simple as they come: requests go to the instances in turn, and to the next if
 * one does not take the connection. A request that was taken and not answered is answered {@value
 * #LOST}. An instance that failed is asked no more.
 */
final class RoundRobin implements AutoCloseable {
  /** The status of a request that an instance took and did not answer. */
  static final int LOST = 502;

  private static final List<String> PASSED_ON =
      List.of("Authorization", "Content-Type", "Accept", "Origin");

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<Integer> gone = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile IntFunction<URI> instances = number -> URI.create("http://127.0.0.1:9");

  RoundRobin() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::passOn);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Passes requests on to these from now on. */
  void to(IntFunction<URI> others) {
    instances = others;
  }

  private void passOn(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int first = turn.getAndIncrement();
    for (int attempt = 0; attempt < Replicas.INSTANCES; attempt++) {
      int instance = (first + attempt) % Replicas.INSTANCES;
      if (gone.contains(instance)) {
        continue;
      }
      try {
        HttpResponse<byte[]> answer =
            client.send(request(exchange, body, instance), BodyHandlers.ofByteArray());
        answer(exchange, answer.statusCode(), answer.body());
        return;
      } catch (ConnectException _) {
        gone.add(instance);
      } catch (IOException _) {
        gone.add(instance);
        break;
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    answer(exchange, LOST, new byte[0]);
  }

  private HttpRequest request(HttpExchange exchange, byte[] body, int instance) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(instances.apply(instance) + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : PASSED_ON) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return request.build();
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
