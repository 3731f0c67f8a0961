package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.Service;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port for operators, where they have one of their own. */
class ManagementPortIT {
  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT + "\ncarpus.management.port: 0");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static int status(URI url) {
    return service.send(HttpRequest.newBuilder(url).GET()).statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/health", "/health/live"})
  void answersOperators(String path) {
    assertThat(status(service.managementUrl(path))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cds-services", "/pathways/bilateral-hand-cramping", "/x", "/healthy"})
  void answersNothingElse(String path) {
    assertThat(status(service.managementUrl(path))).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/feedback/summary", "/metrics;x", "//metrics", "/%6detrics"})
  void keepsOperatorsRoutesOffTheServicesPort(String path) {
    assertThat(status(service.url(path))).isIn(400, 404);
  }

  @Test
  void tellsOfHealthAtTheServicesPortToo() {
    assertThat(status(service.url("/health"))).isEqualTo(200);
    assertThat(status(service.url("/health/live"))).isEqualTo(200);
    assertThat(status(service.url("/cds-services"))).isEqualTo(200);
  }

  /** A page whose name was made to mean this machine (DNS rebinding). */
  @Test
  void isCalledByTheNameOfThisMachineAlone() throws IOException {
    int port = service.managementUrl("/").getPort();
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 404")
          .doesNotContain("carpus_");
    }
  }

  @Test
  void saysThatItsPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> Service.start("carpus.management.port: " + taken.getLocalPort()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is in use")
          .hasMessageContaining("carpus.management.port");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"carpus.management.port: 65536", "carpus.management.address: nowhere.invalid"})
  void refusesSettingsThatItCannotKeep(String yaml) {
    assertThatThrownBy(() -> Service.start(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("carpus.management");
  }
}
