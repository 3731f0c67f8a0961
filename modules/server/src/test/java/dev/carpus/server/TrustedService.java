package dev.carpus.server;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A service that trusts clients, of the pathway of {@link SmallContent}, behind a proxy at {@link
 * #PUBLIC_URL}, on a clock that a test sets.
 */
public final class TrustedService implements AutoCloseable {
  /** The URL under which clients know the service. */
  public static final String PUBLIC_URL = "https://cds.example/carpus";

  /** The path of the pathway's service. */
  public static final String PATH = "/cds-services/small";

  /** The issuer of the first client. */
  public static final String ISSUER = "https://ehr.example/oauth";

  /** The first client's keys. */
  public static final ECKey EC = TokenKeys.ec("ec-1");

  /** The first client's keys. */
  public static final RSAKey RSA = TokenKeys.rsa("rsa-1", 2048);

  private final Service service;
  private final SettableClock clock;

  private TrustedService(Service service, SettableClock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** Starts one with a client of {@link #ISSUER} whose keys are in a file. */
  public static TrustedService start(Path folder, String... settings) {
    return startWith(folder, client("general-hospital", ISSUER, withKeys(folder, settings)));
  }

  /** Starts one with these {@linkplain #client clients}. */
  public static TrustedService startWith(Path folder, String... clients) {
    SettableClock clock = new SettableClock();
    return new TrustedService(
        Service.start(yaml(clients), SmallContent.below(folder).folder(), Optional.empty(), clock),
        clock);
  }

  /** The configuration with these clients. */
  public static String yaml(String... clients) {
    return """
    carpus:
      public-url: %s
      content:
        serve-unapproved: true
      retrieval:
        deadline: 30s
      management:
        port: 0
      tls:
        ends-before: true
      trust:
        clients:
    """
            .formatted(PUBLIC_URL)
        + String.join("", clients);
  }

  /** A client in a configuration, with further settings, one in a line. */
  public static String client(String name, String issuer, String... settings) {
    StringBuilder client = new StringBuilder();
    client.append("      - name: ").append(name).append("\n        issuer: ").append(issuer);
    for (String setting : settings) {
      client.append("\n        ").append(setting);
    }
    return client.append('\n').toString();
  }

  /** The setting that names a file with the keys of the first client. */
  public static String keysIn(Path folder) {
    return "jwks-file: " + TokenKeys.file(folder, "keys.json", TokenKeys.publicSet(EC, RSA));
  }

  private static String[] withKeys(Path folder, String... settings) {
    String[] all = new String[settings.length + 1];
    all[0] = keysIn(folder);
    System.arraycopy(settings, 0, all, 1, settings.length);
    return all;
  }

  /** The URL of a path, as clients call it. */
  public static String audience(String path) {
    return PUBLIC_URL + path;
  }

  public Service service() {
    return service;
  }

  public SettableClock clock() {
    return clock;
  }

  /** The first client's token for a path, as of now. */
  public TokenMaker token(String path) {
    return token(EC, path);
  }

  /** The first client's token for a path, signed by one of its keys. */
  public TokenMaker token(JWK key, String path) {
    return TokenMaker.of(key, ISSUER, audience(path), clock.instant());
  }

  /** A hook call with a token. */
  public HttpResponse<String> call(String token) {
    return service.post(PATH, HookBody.full().json(), "Authorization", "Bearer " + token);
  }

  /** A GET of a path, with a token. */
  public HttpResponse<String> get(String path, String token) {
    return service.get(path, "Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    service.close();
  }
}
