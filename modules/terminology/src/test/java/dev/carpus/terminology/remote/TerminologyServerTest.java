package dev.carpus.terminology.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminologyServerTest {
  private static TerminologyServer server(String url, Duration timeout) {
    return new TerminologyServer(URI.create(url), Set.of(), Set.of(), timeout);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://tx.example/r4", "HTTPS://tx.example/r4/", "https://tx.example/r4//"})
  void findsItsOperationsBelowItsUrl(String url) {
    assertThat(server(url, Duration.ofNanos(1)).operation("ValueSet/$expand").toString())
        .endsWith("://tx.example/r4/ValueSet/$expand");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://tx.example/r4",
        "tx.example/r4",
        "http:///r4",
        "https://user:secret@tx.example/r4",
        "https://tx.example/r4?key=secret",
        "https://tx.example/r4#part",
      })
  void hasNoUrlThatIsNoBaseUrl(String url) {
    assertThatThrownBy(() -> server(url, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a terminology server's URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void hasATimeoutThatLeavesTime() {
    assertThatThrownBy(() -> server("http://tx.example", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
