package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReadingTest {
  private static List<Answer> answers(String text, String method) {
    return AnswerReading.answers(text.getBytes(UTF_8), method);
  }

  @Test
  void readsAnAnswerOfKnownLength() {
    Answer answer =
        answers(
                "HTTP/1.1 200 \r\nContent-Type: a/b\r\nContent-Length: 4\r\n\r\n\u00e4\u00f6",
                "POST")
            .getFirst();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).contains("a/b");
    assertThat(answer.header("retry-after")).isEmpty();
    assertThat(answer.body()).isEqualTo("\u00e4\u00f6");
  }

  @Test
  void readsAnAnswerInChunks() {
    String head = "HTTP/1.1 400\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(answers(head + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n", "POST"))
        .singleElement()
        .extracting(Answer::body)
        .isEqualTo("abc0123456789");
  }

  @Test
  void readsAnAnswerUntilTheEnd() {
    assertThat(answers("HTTP/1.1 400\r\nConnection: close\r\n\r\nabc", "GET"))
        .singleElement()
        .extracting(Answer::body)
        .isEqualTo("abc");
  }

  @Test
  void readsOneAnswerAfterTheOther() {
    String provisional = "HTTP/1.1 100\r\n\r\n";
    String first = "HTTP/1.1 204\r\n\r\n";
    String second = "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok";
    assertThat(answers(provisional + first + second, "POST"))
        .extracting(Answer::status)
        .containsExactly(204, 200);
  }

  @Test
  void knowsThatHeadHasNoBody() {
    assertThat(answers("HTTP/1.1 404\r\nContent-Length: 99\r\n\r\n", "HEAD"))
        .singleElement()
        .extracting(Answer::body)
        .isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "HTTP/1.1 200",
        "HTTP/1.1 OK\r\n\r\n",
        "HTTP/1.1 200\r\nContent-Length: 3\r\n\r\nab",
        "HTTP/1.1 200\r\nContent-Length: -3\r\n\r\nab",
        "HTTP/1.1 200\r\nContent-Length: x\r\n\r\nab",
        "HTTP/1.1 200\r\nno colon\r\n\r\n",
        "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab"
      })
  void refusesWhatIsNoAnswer(String text) {
    assertThatThrownBy(() -> answers(text, "POST")).isInstanceOf(IllegalArgumentException.class);
  }
}
