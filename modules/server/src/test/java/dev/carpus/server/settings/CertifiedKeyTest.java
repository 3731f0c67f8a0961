package dev.carpus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.pem.PemContent;

class CertifiedKeyTest {
  @TempDir private Path folder = Path.of("");

  private SelfSigned made(String name, String kind) throws IOException {
    return SelfSigned.in(Files.createDirectory(folder.resolve(name)), kind.split(" "));
  }

  private X509Certificate certificate(SelfSigned of) throws IOException {
    return PemContent.load(of.certificate(folder.resolve("certificate.pem")))
        .getCertificates()
        .getFirst();
  }

  private PrivateKey key(SelfSigned of) throws IOException {
    return Objects.requireNonNull(
        PemContent.load(of.privateKey(folder.resolve("key.pem"))).getPrivateKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-keyalg RSA -keysize 2048",
        "-keyalg EC -groupname secp256r1",
        "-keyalg Ed25519",
        "-keyalg RSASSA-PSS -keysize 2048"
      })
  void takesTheKeyThatACertificateVouchesFor(String kind) throws IOException {
    SelfSigned one = made("one", kind);
    assertThat(new CertifiedKey(certificate(one), key(one)).belongTogether()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-keyalg RSA -keysize 2048", "-keyalg EC -groupname secp256r1", "-keyalg Ed25519"})
  void takesNoOtherKeyOfTheSameKind(String kind) throws IOException {
    SelfSigned one = made("one", kind);
    SelfSigned other = made("other", kind);
    assertThat(new CertifiedKey(certificate(one), key(other)).belongTogether()).isFalse();
  }

  @Test
  void takesNoKeyOfAnotherKind() throws IOException {
    SelfSigned one = made("one", "-keyalg RSA -keysize 2048");
    SelfSigned other = made("other", "-keyalg EC -groupname secp256r1");
    assertThat(new CertifiedKey(certificate(one), key(other)).belongTogether()).isFalse();
    assertThat(new CertifiedKey(certificate(other), key(one)).belongTogether()).isFalse();
  }
}
