package dev.carpus.terminology.remote;

import static dev.carpus.terminology.remote.FakeTerminologyServer.TOOLS;
import static dev.carpus.terminology.remote.FakeTerminologyServer.expansion;
import static dev.carpus.terminology.remote.FakeTerminologyServer.json;
import static dev.carpus.terminology.remote.FakeTerminologyServer.outcome;
import static dev.carpus.terminology.remote.FakeTerminologyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ExpansionSource.Expansion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CircuitBreakingTest {
  private final SettableClock clock = new SettableClock();
  private FakeTerminologyServer server;
  private RemoteTerminology terminology;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeTerminologyServer();
    terminology = new RemoteTerminology(List.of(server.described()), Optional.empty(), clock);
  }

  @AfterEach
  void stopServer() {
    terminology.close();
    server.close();
  }

  /** Asks for an include that was not asked for before. */
  private Expansion ask(int question) {
    ConceptSetComponent include = new ConceptSetComponent().setSystem(TOOLS);
    include.addFilter().setProperty("size").setOp(FilterOperator.EQUAL).setValue("" + question);
    return terminology.expand(include);
  }

  private void failThreeTimes() {
    server.answer(status(503, ""));
    for (int i = 0; i < 3; i++) {
      ask(i);
    }
  }

  private boolean isPaused() {
    return terminology.state().getFirst().isPaused();
  }

  @Test
  void asksAServerThatFailedTwiceAgain() {
    server.answer(status(503, ""));
    ask(0);
    ask(1);
    assertThat(isPaused()).isFalse();

    ask(2);
    assertThat(server.questions()).hasSize(3);
    assertThat(isPaused()).isTrue();
  }

  @Test
  void leavesAServerAloneThatFailedThreeTimesInARow() {
    failThreeTimes();
    server.answer(json(expansion("saw")));
    clock.pass(ServerCalls.PAUSE);

    assertThat(ask(3))
        .isEqualTo(
            server.unavailable(
                "the terminology server is left alone for a while, since it failed:"
                    + " the terminology server answered with status 503"));
    assertThat(terminology.validate(new CodeKey(TOOLS, "saw")))
        .isInstanceOf(Validation.Unknown.class);
    assertThat(server.questions()).hasSize(3);
    assertThat(terminology.state().getFirst().isUp()).isFalse();
  }

  @Test
  void asksAgainWhenThePauseIsOver() {
    failThreeTimes();
    server.answer(json(expansion("saw")));
    clock.pass(ServerCalls.PAUSE.plusMillis(1));

    assertThat(ask(3)).isInstanceOf(Expansion.Codes.class);
    assertThat(ask(4)).isInstanceOf(Expansion.Codes.class);
    assertThat(server.questions()).hasSize(5);
    assertThat(isPaused()).isFalse();
    assertThat(terminology.state().getFirst().isUp()).isTrue();
  }

  @Test
  void pausesAgainWhenItFailsAfterThePause() {
    failThreeTimes();
    clock.pass(ServerCalls.PAUSE.plusMillis(1));
    ask(3);
    assertThat(server.questions()).hasSize(4);

    ask(4);
    assertThat(server.questions()).hasSize(4);
    assertThat(isPaused()).isTrue();
  }

  @Test
  void asksAServerOnThatAnsweredInBetween() {
    for (int i = 0; i < 9; i++) {
      server.answer(i % 3 == 2 ? json(expansion("saw")) : status(503, ""));
      ask(i);
    }

    assertThat(server.questions()).hasSize(9);
    assertThat(isPaused()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422, 500, 501})
  void asksAServerOnThatSaysWhyItDoesNotAnswerThis(int status) {
    server.answer(status(status, outcome("not-supported")));
    for (int i = 0; i < 9; i++) {
      ask(i);
    }

    assertThat(server.questions()).hasSize(9);
    assertThat(isPaused()).isFalse();
    assertThat(terminology.state().getFirst().isUp()).isEqualTo(status != 500);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 502, 503})
  void leavesAServerAloneThatServesNobody(int status) {
    server.answer(status(status, outcome("throttled")));
    for (int i = 0; i < 9; i++) {
      ask(i);
    }

    assertThat(server.questions()).hasSize(3);
    assertThat(isPaused()).isTrue();
  }

  @Test
  void asksNobodyWhenItIsInterruptedAndHoldsThatAgainstNoServer() {
    server.answer(server.silence());
    for (int i = 0; i < 5; i++) {
      Thread.currentThread().interrupt();
      assertThat(ask(i)).isEqualTo(server.unavailable("the service is stopping"));
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(isPaused()).isFalse();
    assertThat(terminology.state().getFirst().isUp()).isTrue();
  }

  @Test
  void leavesOnlyTheServerAloneThatFailed() throws IOException {
    String plants = "https://carpus.example/fhir/CodeSystem/plants";
    try (FakeTerminologyServer other = new FakeTerminologyServer();
        RemoteTerminology both =
            new RemoteTerminology(
                List.of(
                    server.described(),
                    new TerminologyServer(
                        other.url(),
                        Set.of(TOOLS, plants),
                        Set.of(),
                        server.described().timeout())),
                Optional.empty(),
                clock)) {
      server.answer(status(503, ""));
      other.answer(json(expansion("fern").replace(TOOLS, plants)));
      for (int i = 0; i < 4; i++) {
        both.validate(new CodeKey(TOOLS, "saw" + i));
      }

      assertThat(both.expand(new ConceptSetComponent().setSystem(plants)))
          .isEqualTo(new Expansion.Codes(List.of(new CodeKey(plants, "fern"))));
      assertThat(both.state()).extracting(ServerState::isUp).containsExactly(false, true);
      assertThat(server.questions()).hasSize(3);
      assertThat(other.questions()).hasSize(1);
    }
  }
}
