package dev.carpus.terminology.remote;

import static dev.carpus.terminology.remote.FakeTerminologyServer.TOOLS;
import static dev.carpus.terminology.remote.FakeTerminologyServer.json;
import static dev.carpus.terminology.remote.FakeTerminologyServer.outcome;
import static dev.carpus.terminology.remote.FakeTerminologyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.remote.FakeTerminologyServer.Question;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemoteValidationTest {
  private static final CodeKey SAW = new CodeKey(TOOLS, "saw");

  private FakeTerminologyServer server;
  private RemoteTerminology terminology;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeTerminologyServer();
    terminology =
        new RemoteTerminology(List.of(server.described()), Optional.empty(), new SettableClock());
  }

  @AfterEach
  void stopServer() {
    terminology.close();
    server.close();
  }

  private static String answer(boolean result, String more) {
    return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"result\",\"valueBoolean\":"
        + result
        + "}"
        + more
        + "]}";
  }

  @Test
  void asksTheWayThatAllServersUnderstand() {
    server.answer(json(answer(true, "")));

    terminology.validate(SAW);

    Question question = server.questions().getFirst();
    assertThat(question.path()).isEqualTo("/fhir/CodeSystem/$validate-code");
    assertThat(question.value("url").at("valueUri").text()).isEqualTo(TOOLS);
    assertThat(question.value("coding").at("valueCoding").at("system").text()).isEqualTo(TOOLS);
    assertThat(question.value("coding").at("valueCoding").at("code").text()).isEqualTo("saw");
  }

  @Test
  void saysHowTheServerCallsAValidCode() {
    server.answer(json(answer(true, ",{\"name\":\"display\",\"valueString\":\"Hand saw\"}")));

    assertThat(terminology.validate(SAW)).isEqualTo(new Validation.Valid(Optional.of("Hand saw")));
  }

  @Test
  void takesACodeForValidThatTheServerHasNoNameFor() {
    server.answer(json(answer(true, "")));

    assertThat(terminology.validate(SAW)).isEqualTo(new Validation.Valid(Optional.empty()));
  }

  @Test
  void saysWhyACodeIsInvalid() {
    server.answer(json(answer(false, ",{\"name\":\"message\",\"valueString\":\"Unknown code\"}")));

    assertThat(terminology.validate(SAW)).isEqualTo(new Validation.Invalid("Unknown code"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",{\"name\":\"message\",\"valueString\":\"CodeSystem is unknown and can't be validated\"}",
        ",{\"name\":\"x-caused-by-unknown-system\",\"valueCanonical\":\"" + TOOLS + "\"}",
        ",{\"name\":\"x-unknown-system\",\"valueCanonical\":\"" + TOOLS + "\"}",
        ",{\"name\":\"issues\",\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":"
            + "[{\"details\":{\"coding\":[{\"code\":\"not-found\"}]}}]}}",
      })
  void callsNoCodeInvalidWhoseSystemTheServerLacks(String sign) {
    server.answer(json(answer(false, sign)));

    assertThat(terminology.validate(SAW))
        .isEqualTo(new Validation.Unknown("the terminology server does not know the code system"));
  }

  @Test
  void callsACodeInvalidThatTheServerFindsOtherIssuesWith() {
    server.answer(
        json(
            answer(
                false,
                ",{\"name\":\"issues\",\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":"
                    + "[{\"details\":{\"coding\":[{\"code\":\"invalid-code\"}]}}]}}")));

    assertThat(terminology.validate(SAW)).isEqualTo(new Validation.Invalid(""));
  }

  @Test
  void cannotTellWhatTheServerRefuses() {
    server.answer(status(404, outcome("not-found")));

    assertThat(terminology.validate(SAW))
        .isEqualTo(
            new Validation.Unknown("the terminology server answered with status 404 (not-found)"));
    assertThat(terminology.state().getFirst().isUp()).isTrue();
  }

  @Test
  void cannotTellWhileTheServerFails() {
    server.answer(json(outcome("exception")));

    assertThat(terminology.validate(SAW))
        .isEqualTo(
            new Validation.Unknown(
                "the terminology server's answer is no Parameters with a result"));
    assertThat(terminology.state().getFirst().isUp()).isFalse();
  }

  @Test
  void cannotTellForACodeSystemThatNoServerIsConfiguredFor() {
    assertThat(terminology.validate(new CodeKey("https://carpus.example/other", "saw")))
        .isEqualTo(
            new Validation.Unknown(
                "no terminology server is configured for https://carpus.example/other"));
    assertThat(server.questions()).isEmpty();
  }
}
