package dev.carpus.server.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Encryption of the traffic, under {@code carpus.tls}.
 *
 * @param certificate the file of the service's certificate and those that vouch for it, in PEM;
 *     absolute or relative to the configuration file
 * @param privateKey the file of its private key, in PEM (PKCS #8); likewise
 * @param endsBefore whether a proxy in front of the service ends TLS, so that the service itself
 *     speaks plain HTTP behind it
 */
public record TlsSettings(
    @Nullable String certificate,
    @Nullable String privateKey,
    @DefaultValue("false") boolean endsBefore) {
  /** The certificate, if the service speaks TLS itself. */
  public Optional<Path> certificateFile() {
    return file(certificate);
  }

  /** The private key, if the service speaks TLS itself. */
  public Optional<Path> privateKeyFile() {
    return file(privateKey);
  }

  /** What the URLs of the service itself start with: {@code https} if it speaks TLS. */
  public String scheme() {
    return certificateFile().isPresent() ? "https" : "http";
  }

  private static Optional<Path> file(@Nullable String text) {
    return Optional.ofNullable(text).filter(each -> !each.isBlank()).map(Path::of);
  }

  TlsSettings withPathsFrom(Path folder) {
    return new TlsSettings(
        SettingsPaths.resolved(folder, certificate),
        SettingsPaths.resolved(folder, privateKey),
        endsBefore);
  }
}
