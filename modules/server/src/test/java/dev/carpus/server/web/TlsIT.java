package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.CommandRun;
import dev.carpus.server.SelfSigned;
import dev.carpus.server.Service;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that speaks TLS itself. */
class TlsIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void answersOverTlsAndNotInThePlain() throws Exception {
    SelfSigned self = SelfSigned.in(folder);
    String yaml =
        "carpus.tls.certificate: %s\ncarpus.tls.private-key: %s"
            .formatted(
                self.certificate(folder.resolve("service.pem")),
                self.privateKey(folder.resolve("service.key")));
    try (Service service = Service.start(yaml);
        HttpClient client = HttpClient.newBuilder().sslContext(self.context()).build()) {
      URI url = service.url("/cds-services");
      assertThat(url).hasScheme("https");
      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");

      URI plain = URI.create("http://127.0.0.1:" + url.getPort() + "/cds-services");
      assertThat(plainly(client, plain)).doesNotContain("services");
    }
  }

  @Test
  void refusesAKeyThatDoesNotBelongToTheCertificate() throws IOException {
    Path certificate = SelfSigned.in(folder).certificate(folder.resolve("service.pem"));
    Path other =
        SelfSigned.in(Files.createDirectory(folder.resolve("other")))
            .privateKey(folder.resolve("other.key"));
    String yaml =
        "carpus.tls.certificate: %s\ncarpus.tls.private-key: %s".formatted(certificate, other);
    Path config = Files.writeString(folder.resolve("carpus.yaml"), yaml);

    assertThatThrownBy(() -> Service.start(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll("does not belong", certificate.toString(), other.toString());
    CommandRun check = CommandRun.of("trust", "check", config.toString());
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.err()).contains("does not belong", certificate.toString(), other.toString());
  }

  private static String plainly(HttpClient client, URI url) throws InterruptedException {
    try {
      return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
    } catch (IOException refused) {
      return "";
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "carpus.tls.certificate: text.pem | name both a certificate and its private-key",
        "carpus.tls.certificate: text.pem | carpus.tls.certificate: %s/text.pem holds no certificate",
        "carpus.tls.private-key: text.pem | carpus.tls.private-key: %s/text.pem holds no private key",
        "carpus.tls.private-key: none.pem | none.pem holds no private key"
      })
  void refusesFilesThatItCannotUse(String setting, String words) throws IOException {
    Files.writeString(folder.resolve("text.pem"), "no PEM");
    String yaml = setting.replace(": ", ": " + folder + "/");
    assertThatThrownBy(() -> Service.start(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(words.formatted(folder));
  }
}
