package dev.carpus.terminology.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.carpus.terminology.ExpansionSource.Expansion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A terminology server on a loopback port that answers as the test says. */
final class FakeTerminologyServer implements AutoCloseable {
  static final String TOOLS = "https://carpus.example/fhir/CodeSystem/tools";

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Function<Question, Answer> answers = _ -> status(500, "");

  FakeTerminologyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What the server was asked. */
  record Question(String method, String path, Json body) {
    int number(String parameter) {
      return Integer.parseInt(value(parameter).at("valueInteger").text());
    }

    Json value(String parameter) {
      return ParametersAnswer.named(body.at("parameter"), parameter).findFirst().orElseThrow();
    }
  }

  /** How the server answers. */
  interface Answer {
    void send(HttpExchange exchange) throws IOException;
  }

  /** From now on, every question is answered so. */
  void answer(Answer answer) {
    answers = _ -> answer;
  }

  /** From now on, questions are answered so. */
  void answerEach(Function<Question, Answer> byQuestion) {
    answers = byQuestion;
  }

  List<Question> questions() {
    return questions;
  }

  /** What this server's failure is to one who asks for an expansion. */
  Expansion.Unavailable unavailable(String reason) {
    return new Expansion.Unavailable(reason + " (" + url() + ")");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  /** This server, asked for the tools with time enough. */
  TerminologyServer described() {
    return described(Duration.ofSeconds(20));
  }

  TerminologyServer described(Duration timeout) {
    return new TerminologyServer(url(), Set.of(TOOLS), Set.of(TOOLS), timeout);
  }

  static Answer json(String body) {
    return status(200, body);
  }

  static Answer status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Promises more than it sends. */
  static Answer brokenOff(String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length + 100L);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Does not answer before the test is over. */
  Answer silence() {
    return _ -> await(Duration.ofMinutes(1));
  }

  /** Sends a blank now and then until the test is over. */
  Answer trickle() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream body = exchange.getResponseBody();
      while (!await(Duration.ofMillis(20))) {
        body.write(' ');
        body.flush();
      }
    };
  }

  private boolean await(Duration time) throws IOException {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
  }

  /** A ValueSet with these codes, each of them of the tools. */
  static String expansion(String... codes) {
    return expansionOf("", codes);
  }

  /** The same with other members of the expansion before the codes. */
  static String expansionOf(String members, String... codes) {
    return List.of(codes).stream()
        .map(code -> "{\"system\":\"" + TOOLS + "\",\"code\":\"" + code + "\"}")
        .collect(
            Collectors.joining(
                ",",
                "{\"resourceType\":\"ValueSet\",\"expansion\":{" + members + "\"contains\":[",
                "]}}"));
  }

  /** The codes c0, c1, … */
  static String[] codes(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "c" + i).toArray(String[]::new);
  }

  /** An OperationOutcome with an issue of this code. */
  static String outcome(String issue) {
    return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\""
        + issue
        + "\",\"diagnostics\":\"nobody but the server's people needs this\"}]}";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Json body = Json.read(exchange.getRequestBody().readAllBytes()).orElseThrow();
      Question question =
          new Question(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
      questions.add(question);
      answers.apply(question).send(exchange);
    }
  }

  /** Stops: from now on, the port is closed. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
