package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.255.255", "[::1]"})
  void knowsThisMachine(String host) {
    assertThat(Loopback.isHost(host)).isTrue();
    assertThat(Loopback.isAuthority(host + ":80")).isTrue();
    assertThat(Loopback.isOrigin("http://" + host + ":80")).isTrue();
    assertThat(Loopback.isOrigin("https://" + host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost.",
        "localhost.example",
        "xlocalhost",
        "126.255.255.255",
        "128.0.0.0",
        "127.0.0.256",
        "127.0.0",
        "127.1",
        "127.0.0.1.example",
        "0127.0.0.1",
        "127.0.0.01",
        "2130706433",
        "0.0.0.0",
        "[::]",
        "[::2]",
        "[::ffff:10.0.0.1]",
        "::1",
        "localhost\nexample"
      })
  void knowsNothingElse(String host) {
    assertThat(Loopback.isHost(host)).isFalse();
    assertThat(Loopback.isAuthority(host + ":80")).isFalse();
    assertThat(Loopback.isOrigin("http://" + host + ":80")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "http://localhost/",
        "http://user@localhost",
        "http://localhost:",
        "http://localhost:123456",
        "ftp://localhost",
        "null"
      })
  void takesNothingElseForAnOrigin(String origin) {
    assertThat(Loopback.isOrigin(origin)).isFalse();
  }
}
