package dev.carpus.server.web;

import dev.carpus.hooks.request.Problem;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.PrefetchPlan.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The answer to a request that is not fulfilled: the only place where error bodies are made.
 *
 * <p>Nothing in it repeats what the request said, as that may be about a patient.
 *
 * @param status the HTTP status
 * @see <a href="https://hl7.org/fhir/R4/operationoutcome.html">FHIR R4, OperationOutcome</a>
 */
public record Outcome(int status, List<Issue> issues) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json");

  /**
   * One thing that keeps the request from being fulfilled.
   *
   * @param code from FHIR's value set of issue types
   * @param diagnostics what is wrong and what to do, for people
   * @param location where in the body, as a JSON pointer
   */
  public record Issue(String code, String diagnostics, Optional<String> location) {
    Issue(String code, String diagnostics) {
      this(code, diagnostics, Optional.empty());
    }
  }

  public Outcome {
    issues = List.copyOf(issues);
  }

  private static Outcome of(int status, String code, String diagnostics) {
    return new Outcome(status, List.of(new Issue(code, diagnostics)));
  }

  /** The body is no request of a hook. */
  static Outcome unreadable(List<Problem> problems) {
    return new Outcome(400, problems.stream().map(Outcome::issue).toList());
  }

  private static Issue issue(Problem problem) {
    return problem.pointer().isEmpty()
        ? new Issue("structure", problem.message())
        : new Issue(
            "invalid",
            problem.pointer() + ": " + problem.message(),
            Optional.of(problem.pointer()));
  }

  /** There is no service of that id. */
  static Outcome unknownService() {
    return of(
        404, "not-found", "There is no such service; GET /cds-services lists those there are.");
  }

  /** The service does not answer to that hook. */
  static Outcome otherHook(String hooks) {
    return new Outcome(
        400,
        List.of(
            new Issue(
                "not-supported",
                "/hook: this service does not answer to that hook; it answers to " + hooks + ".",
                Optional.of("/hook"))));
  }

  /** Data without which there is no evaluation could not be obtained. */
  public static Outcome missing(Map<String, String> reasons, PrefetchPlan plan) {
    return new Outcome(
        412,
        reasons.entrySet().stream()
            .map(each -> missing(each.getKey(), each.getValue(), plan))
            .toList());
  }

  private static Issue missing(String key, String reason, PrefetchPlan plan) {
    String template = plan.query(key).map(Query::template).map(String::valueOf).orElse("");
    return new Issue(
        "incomplete",
        key
            + " could not be obtained: "
            + reason
            + ". Send prefetch."
            + key
            + " with the result of "
            + template
            + ", or null if there is none, or a fhirServer from which it can be read, with"
            + " fhirAuthorization if it asks for that.",
        Optional.of("/prefetch/" + key));
  }

  /** The body is too large. */
  static Outcome tooLarge(long most) {
    return of(
        413,
        "too-long",
        "The body must not have more than " + most + " bytes (carpus.limits.body).");
  }

  /** More resources were sent than one call may have. */
  public static Outcome tooManyResources(int most) {
    return of(
        413,
        "too-long",
        "The prefetch must not hold more than " + most + " resources (carpus.limits.resources).");
  }

  /** As many calls are being answered as may be at the same time. */
  static Outcome overloaded() {
    return of(
        503,
        "throttled",
        "The service is answering as many calls as it may at the same time; call again in a second"
            + " (carpus.limits.concurrent).");
  }

  /** The body found no room beside those of other calls. */
  static Outcome withoutRoom() {
    return of(
        503,
        "throttled",
        "The bodies of the calls that the service is answering take as much memory as they may;"
            + " call again in a second (carpus.limits.bodies).");
  }

  /** The client calls too often. */
  static Outcome tooManyCalls() {
    return of(
        429,
        "throttled",
        "This client calls more often in a second than it may; call again in a second"
            + " (carpus.limits.rate).");
  }

  /** The body's bytes did not arrive. */
  static Outcome brokenOff() {
    return of(400, "structure", "The body ended before it was complete.");
  }

  /**
   * The call is no trusted client's; why not is for the audit log alone.
   *
   * @param id stands in the log as well
   */
  static Outcome unauthorized(UUID id) {
    return of(
        401,
        "login",
        "The service answers trusted clients only, which sign each call as CDS Hooks 2.0 tells under"
            + " Trusting CDS Clients. The service's log tells its operators more under "
            + id
            + ".");
  }

  /** The caller is none that is served. */
  static Outcome forbidden(String diagnostics) {
    return of(403, "forbidden", diagnostics);
  }

  /**
   * Something went wrong here.
   *
   * @param id stands in the log as well
   */
  static Outcome failed(UUID id) {
    return of(
        500,
        "exception",
        "The request could not be answered because of a failure of the service; no advice was"
            + " made. The service's log tells more under "
            + id
            + ".");
  }

  /** A parameter of the URL is not as it must be. */
  static Outcome invalidParameter(String diagnostics) {
    return of(400, "invalid", diagnostics);
  }

  /** The memory's database does not answer. */
  static Outcome withoutMemory(String diagnostics) {
    return of(503, "transient", diagnostics);
  }

  /** What HTTP itself has for the request. */
  static Outcome ofStatus(int status) {
    return switch (status) {
      case 404 -> of(status, "not-found", "There is nothing at this address.");
      case 405 ->
          of(status, "not-supported", "This address has another method; see the header Allow.");
      case 406 ->
          of(status, "not-supported", "The answer is of another type than the header Accept asks.");
      case 415 ->
          of(
              status,
              "not-supported",
              "The body must be JSON, with the header Content-Type: application/json.");
      default ->
          status >= 500
              ? of(status, "exception", "The request could not be answered.")
              : of(status, "invalid", "This is no request that can be understood.");
    };
  }

  /** The answer with these headers besides. */
  ResponseEntity<byte[]> entity(HttpHeaders headers) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(FHIR_JSON)
        .cacheControl(CacheControl.noStore())
        .body(json());
  }

  /** The answer. */
  ResponseEntity<byte[]> entity() {
    return entity(HttpHeaders.EMPTY);
  }

  /** Writes the answer where no controller does; the headers that are set already stay. */
  void write(HttpServletResponse response) throws IOException {
    byte[] body = json();
    response.setStatus(status);
    response.setContentType(FHIR_JSON.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The body of the answer, UTF-8. */
  public byte[] json() {
    ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
      out.writeStartObject();
      out.writeStringProperty("resourceType", "OperationOutcome");
      out.writeArrayPropertyStart("issue");
      issues.forEach(issue -> write(out, issue));
      out.writeEndArray();
      out.writeEndObject();
    }
    return body.toByteArray();
  }

  private static void write(JsonGenerator out, Issue issue) {
    out.writeStartObject();
    out.writeStringProperty("severity", "error");
    out.writeStringProperty("code", issue.code());
    out.writeStringProperty("diagnostics", issue.diagnostics());
    issue
        .location()
        .ifPresent(pointer -> {
          out.writeArrayPropertyStart("location");
          out.writeString(pointer);
          out.writeEndArray();
        });
    out.writeEndObject();
  }
}
