package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:8080",
    "localhost, localhost:8080",
    "::1, [::1]:8080",
    "0:0:0:0:0:0:0:1, [0:0:0:0:0:0:0:1]:8080",
    "[::1], [::1]:8080"
  })
  void writesIpv6AddressesInBrackets(String host, String authority) {
    ServerAddress address = new ServerAddress(host, 8080);

    assertThat(address.authority()).isEqualTo(authority);
    assertThat(address.url("http")).hasToString("http://" + authority).hasPort(8080);
    assertThat(address.url("https")).hasScheme("https").hasPort(8080);
  }
}
