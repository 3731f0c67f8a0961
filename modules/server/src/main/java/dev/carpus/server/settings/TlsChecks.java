package dev.carpus.server.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.ssl.pem.PemContent;

/** What the settings of TLS must fulfil. */
final class TlsChecks {
  private TlsChecks() {}

  static List<String> problems(Settings settings) {
    TlsSettings tls = settings.tls();
    List<String> problems = new ArrayList<>();
    if (tls.certificateFile().isPresent() != tls.privateKeyFile().isPresent()) {
      problems.add("carpus.tls: name both a certificate and its private-key, or neither");
    }
    Optional<X509Certificate> certificate = tls.certificateFile().flatMap(TlsChecks::certificate);
    Optional<PrivateKey> key = tls.privateKeyFile().flatMap(TlsChecks::privateKey);
    tls.certificateFile()
        .filter(_ -> certificate.isEmpty())
        .ifPresent(file ->
            problems.add("carpus.tls.certificate: " + file + " holds no certificate in PEM"));
    tls.privateKeyFile()
        .filter(_ -> key.isEmpty())
        .ifPresent(file ->
            problems.add(
                "carpus.tls.private-key: " + file + " holds no private key in PEM (PKCS #8)"));
    certificate
        .flatMap(each -> key.map(own -> new CertifiedKey(each, own)))
        .filter(pair -> !pair.belongTogether())
        .ifPresent(_ -> problems.add(strange(tls)));
    boolean isEncrypted = tls.certificateFile().isPresent() || tls.endsBefore();
    if (settings.isTrusted() && !isEncrypted && !SettingsChecks.isLoopback(settings.address())) {
      problems.add(
          "carpus.address: "
              + settings.address()
              + " would be served without encryption; set carpus.tls.certificate and"
              + " carpus.tls.private-key, or say carpus.tls.ends-before: true where a proxy in"
              + " front of the service ends TLS");
    }
    return problems;
  }

  private static String strange(TlsSettings tls) {
    return "carpus.tls: the private key in "
        + tls.privateKeyFile().orElseThrow()
        + " does not belong to the first certificate in "
        + tls.certificateFile().orElseThrow()
        + "; nobody could connect";
  }

  /** The first certificate of a file; nothing if it is no PEM that can be read. */
  private static Optional<X509Certificate> certificate(Path file) {
    try {
      return PemContent.load(file).getCertificates().stream().findFirst();
    } catch (IOException | IllegalStateException unusable) {
      return Optional.empty();
    }
  }

  /** The private key of a file; nothing if it is no PEM that can be read. */
  private static Optional<PrivateKey> privateKey(Path file) {
    try {
      return Optional.ofNullable(PemContent.load(file).getPrivateKey());
    } catch (IOException | IllegalStateException unusable) {
      return Optional.empty();
    }
  }
}
