package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge is judged on both sides: what it must let pass, and what it must find. */
class AnswerCheckTest {
  private static final FuzzRequest CALL =
      FuzzRequest.post("/cds-services/bilateral-hand-cramping", "{}".getBytes(UTF_8));
  private static final String OUTCOME = outcome("The body must be JSON.");

  private final AnswerCheck check = new AnswerCheck();

  private static String outcome(String diagnostics) {
    return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":"
        + "\"invalid\",\"diagnostics\":\""
        + diagnostics
        + "\"}]}";
  }

  private static Answer answer(int status, String body) {
    String type = status == 200 ? "application/json" : "application/fhir+json";
    return Answer.of(status, Map.of("content-type", type), body.getBytes(UTF_8));
  }

  private static Exchange exchange(Answer... answers) {
    return new Exchange(List.of(answers), Optional.empty(), Duration.ofMillis(20));
  }

  private Optional<String> problem(FuzzRequest request, int status, String body) {
    return check.problem(request, exchange(answer(status, body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/cds-services/bilateral-hand-cramping          | {\"cards\":[]}",
        "/cds-services/bilateral-hand-cramping?a=b      | {\"cards\":[]}",
        "/cds-services/./bilateral-hand-cramping;a=b    | {\"cards\":[]}",
        "/cds-services/bilateral%2Dhand-cramping        | {\"cards\":[]}",
        "http://localhost/cds-services/x                | {\"cards\":[]}",
        "/cds-services/bilateral-hand-cramping/explain  | {\"rules\":[]}",
        "/cds-services/bilateral-hand-cramping/feedback | {}",
        "/cds-services                                  | {\"services\":[]}",
        "/health                                        | {\"status\":\"UP\"}"
      })
  void letsTheAnswerOfARoutePass(String target, String body) {
    assertThat(problem(CALL.withTarget(target), 200, body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/cds-services/bilateral-hand-cramping          | {\"rules\":[]}",
        "/cds-services/bilateral-hand-cramping          | {\"cards\":{}}",
        "/cds-services/bilateral-hand-cramping          | [{\"cards\":[]}]",
        "/cds-services/bilateral-hand-cramping          | {\"cards\":[",
        "/cds-services/bilateral-hand-cramping/explain  | {\"cards\":[]}",
        "/cds-services/bilateral-hand-cramping/feedback | []",
        "/cds-services                                  | {\"cards\":[]}",
        "/health                                        | \"UP\""
      })
  void findsAnotherAnswerThanTheRoutes(String target, String body) {
    assertThat(problem(CALL.withTarget(target), 200, body)).isPresent();
  }

  @Test
  void letsPagesAndAnswersWithoutBodyPass() {
    Answer page = Answer.of(200, Map.of("content-type", "text/html"), "<html>".getBytes(UTF_8));
    assertThat(check.problem(CALL.withTarget("/pathways/x"), exchange(page))).isEmpty();
    assertThat(problem(CALL, 204, "")).isEmpty();
    assertThat(problem(CALL.withMethod("HEAD"), 200, "")).isEmpty();
    assertThat(problem(CALL.withMethod("HEAD"), 404, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 406, 412, 413, 415, 417, 429})
  void letsARefusalPassThatSaysWhatToDo(int status) {
    assertThat(problem(CALL, status, OUTCOME)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 301, 302, 402, 418, 499, 500, 501, 502, 504, 505})
  void findsEveryOtherStatus(int status) {
    assertThat(problem(CALL, status, OUTCOME)).contains("status " + status);
  }

  @Test
  void letsAServerNotKnowWhatIsNoHttp() {
    assertThat(problem(CALL.malformed(), 501, OUTCOME)).isEmpty();
    assertThat(problem(CALL.malformed(), 505, "")).isEmpty();
    assertThat(problem(CALL.malformed(), 500, OUTCOME)).contains("status 500");
    assertThat(problem(CALL.malformed(), 502, OUTCOME)).contains("status 502");
  }

  @Test
  void findsOverloadThatDoesNotSayWhenToComeAgain() {
    assertThat(problem(CALL, 503, OUTCOME)).contains("503 without Retry-After");
    Answer declared = Answer.of(503, Map.of("retry-after", "1"), OUTCOME.getBytes(UTF_8));
    assertThat(check.problem(CALL, exchange(declared))).isEmpty();
  }

  @Test
  void findsAnErrorWithoutABody() {
    assertThat(problem(CALL, 400, "")).contains("an error without a body");
    assertThat(problem(CALL.malformed(), 400, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bad Request",
        "<html>400</html>",
        "{}",
        "{\"resourceType\":\"OperationOutcome\"}",
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":\" \"}]}",
        "{\"resourceType\":\"Bundle\",\"issue\":[{\"diagnostics\":\"x\"}]}"
      })
  void findsAnErrorThatIsNoOutcome(String body) {
    assertThat(problem(CALL, 400, body)).isPresent();
    assertThat(problem(CALL.malformed(), 400, body)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.NullPointerException",
        "org.hl7.fhir.r4.model.Patient",
        "dev.carpus.server.web.HookDoor",
        "a JacksonException"
      })
  void findsTheNameOfAClass(String words) {
    assertThat(problem(CALL, 400, outcome(words))).contains("the body of an error names a class");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "carpus.limits.body is 10 bytes",
        "see https://dev.carpus.example/Docs",
        "no exception is made"
      })
  void knowsWordsThatAreNoClass(String words) {
    assertThat(problem(CALL, 400, outcome(words))).isEmpty();
  }

  @Test
  void findsAStackTraceWhereverItStands() {
    String trace = "x at dev.carpus.Server.main(Server.java:12)";
    assertThat(problem(CALL, 400, outcome(trace))).contains("the body holds a stack trace");
    assertThat(problem(CALL, 200, "{\"cards\":[],\"extension\":\"" + trace + "\"}"))
        .contains("the body holds a stack trace");
    assertThat(problem(CALL, 200, "{\"cards\":[],\"extension\":\"meet at noon (or later)\"}"))
        .isEmpty();
  }

  @Test
  void findsAnErrorThatRepeatsTheRequest() {
    assertThat(problem(CALL, 400, outcome("no hook " + Oddities.MARK)))
        .contains("the body of an error repeats what the request said");
    assertThat(problem(CALL, 200, "{\"cards\":[{\"summary\":\"" + Oddities.MARK + "\"}]}"))
        .isEmpty();
  }

  @Test
  void findsAConnectionThatIsLost() {
    Exchange lost = new Exchange(List.of(), Optional.of("broken off"), Duration.ofMillis(20));
    assertThat(check.problem(CALL, lost)).contains("broken off");
    assertThat(check.problem(CALL.malformed(), lost)).isEmpty();
  }

  @Test
  void looksAtEveryAnswer() {
    Answer good = answer(200, "{\"cards\":[]}");
    Answer discovery = answer(200, "{\"services\":[]}");
    assertThat(check.problem(CALL, exchange(good, discovery))).isEmpty();
    assertThat(check.problem(CALL, exchange(good, answer(500, OUTCOME)))).contains("status 500");
  }
}
