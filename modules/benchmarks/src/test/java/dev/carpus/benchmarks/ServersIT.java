package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.benchmarks.ratio.Slice;
import dev.carpus.reference.PreferredEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The servers that are measured do what they are measured for. */
class ServersIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static List<String> cards(byte[] answer) {
    return MAPPER.readTree(answer).path("cards").values().stream()
        .map(card -> card.path("summary").asString() + card.path("detail").asString())
        .map(text -> text.replaceAll("http://127\\.0\\.0\\.1:\\d+", ""))
        .toList();
  }

  @Test
  void answersOverHttpWhatThePipelineAnswers() throws Exception {
    Subject subject = new Subject(new PreferredEngine());
    byte[] body = subject.body(20);
    try (Servers servers = new Servers(subject.pathway().guideline().id(), subject.moment().at())) {
      byte[] answer = servers.answer(body);
      assertThat(cards(answer)).hasSize(3).isEqualTo(cards(subject.pipeline().answer(body)));

      byte[] answerOfHapi = servers.answerOfHapi(body);
      assertThat(MAPPER.readTree(answerOfHapi).path("cards").findValuesAsString("summary"))
          .contains("History and examination", "Imaging of the hands");

      Slice served = servers.service(Kind.SERVICE.of(20), body).run(Duration.ofMillis(600));
      assertThat(served.times()).hasSizeGreaterThanOrEqualTo(16);
      assertThat(served.cpu()).isPositive();
      assertThat(served.allocated()).isEmpty();
      assertThat(servers.decisionsNotStored()).isZero();

      Slice peer = servers.hapi(Kind.HAPI.of(20), body).run(Duration.ofMillis(600));
      assertThat(peer.times()).hasSizeGreaterThanOrEqualTo(16);
      assertThat(peer.cpu()).isPositive();

      Slice echoed = servers.echo(Kind.ECHO.of(20), body).run(Duration.ofMillis(600));
      assertThat(echoed.times()).hasSizeGreaterThanOrEqualTo(16);
    }
  }
}
