package dev.carpus.server.fuzz;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges what a request was answered with. Thread-safe. */
final class AnswerCheck {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Set<Integer> REFUSALS =
      Set.of(400, 401, 403, 404, 405, 406, 412, 413, 415, 417, 429);

  /** HTTP has statuses of its own for versions and encodings that a server does not know. */
  private static final Set<Integer> NO_HTTP = Set.of(501, 505);

  private static final Pattern STACK_TRACE =
      Pattern.compile("\\bat [\\w.$/]+\\([\\w$ ]+(\\.(java|kt):\\d+)?\\)|Caused by: ");

  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "\\b(java|javax|jakarta|org|com|ca|tools|kotlin|dev)\\.[a-z]\\w*\\.[\\w.$]*[A-Z]\\w*"
              + "|\\w(Exception|Throwable)\\b");

  /** What is wrong with an exchange; nothing if it is as it must be. */
  Optional<String> problem(FuzzRequest request, Exchange exchange) {
    if (exchange.answers().isEmpty()) {
      return request.isWellFormed() ? exchange.fault() : Optional.empty();
    }
    FuzzRequest following = behind(request);
    Optional<String> first = problem(request, exchange.answers().getFirst());
    return first.or(() ->
        exchange.answers().stream()
            .skip(1)
            .flatMap(answer -> problem(following, answer).stream())
            .findFirst());
  }

  /** What stood behind a request and was answered as another one, of which nothing is known. */
  private static FuzzRequest behind(FuzzRequest request) {
    return request.withTarget("").withMethod("GET").malformed();
  }

  private static Optional<String> problem(FuzzRequest request, Answer answer) {
    if (STACK_TRACE.matcher(answer.body()).find()) {
      return Optional.of("the body holds a stack trace");
    }
    int status = answer.status();
    if (status == 200 || status == 204) {
      return status == 200 ? ofSuccess(request, answer) : Optional.empty();
    }
    if (status == 503 && answer.header("retry-after").isEmpty()) {
      return Optional.of("503 without Retry-After");
    }
    boolean isKnown =
        status == 503
            || REFUSALS.contains(status)
            || (!request.isWellFormed() && NO_HTTP.contains(status));
    return isKnown ? ofRefusal(request, answer) : Optional.of("status " + status);
  }

  private static Optional<String> ofSuccess(FuzzRequest request, Answer answer) {
    if (!answer.header("content-type").orElse("").equals("application/json")
        || request.method().equals("HEAD")) {
      return Optional.empty();
    }
    Optional<JsonNode> json = json(answer.body());
    if (json.isEmpty()) {
      return Optional.of("the body of a 200 is no JSON");
    }
    boolean isExpected =
        switch (path(request)) {
          case String path when path.endsWith("/explain") -> json.get().path("rules").isArray();
          case String path when path.endsWith("/feedback") -> json.get().isObject();
          case String path when path.matches("/cds-services/[^/]+") ->
              json.get().path("cards").isArray();
          case String path when path.equals("/cds-services") ->
              json.get().path("services").isArray();
          default -> json.get().isObject();
        };
    return isExpected ? Optional.empty() : Optional.of("the body of a 200 has another shape");
  }

  private static Optional<String> ofRefusal(FuzzRequest request, Answer answer) {
    String body = answer.body();
    if (body.isEmpty()) {
      boolean mayBeEmpty = request.method().equals("HEAD") || !request.isWellFormed();
      return mayBeEmpty ? Optional.empty() : Optional.of("an error without a body");
    }
    JsonNode outcome = json(body).orElseGet(MAPPER::nullNode);
    if (!outcome.path("resourceType").asString("").equals("OperationOutcome")
        || outcome.path("issue").path(0).path("diagnostics").asString("").isBlank()) {
      return Optional.of("the body of an error is no OperationOutcome that says what to do");
    }
    if (CLASS_NAME.matcher(body).find()) {
      return Optional.of("the body of an error names a class");
    }
    return body.contains(Oddities.MARK)
        ? Optional.of("the body of an error repeats what the request said")
        : Optional.empty();
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(MAPPER.readTree(body));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** The path that a server understands; empty where it cannot be told. */
  private static String path(FuzzRequest request) {
    try {
      String path = new URI(request.target()).normalize().getPath();
      return path == null ? "" : path.replaceAll(";[^/]*", "");
    } catch (URISyntaxException _) {
      return "";
    }
  }
}
