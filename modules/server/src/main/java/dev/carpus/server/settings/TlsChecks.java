package dev.carpus.server.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
    tls.certificateFile()
        .filter(file -> !holds(file, pem -> !pem.getCertificates().isEmpty()))
        .ifPresent(file ->
            problems.add("carpus.tls.certificate: " + file + " holds no certificate in PEM"));
    tls.privateKeyFile()
        .filter(file -> !holds(file, pem -> pem.getPrivateKey() != null))
        .ifPresent(file ->
            problems.add(
                "carpus.tls.private-key: " + file + " holds no private key in PEM (PKCS #8)"));
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

  private static boolean holds(Path file, Predicate<PemContent> what) {
    try {
      return what.test(PemContent.load(file));
    } catch (IOException | IllegalStateException unusable) {
      return false;
    }
  }
}
