package dev.carpus.server.trust;

import com.nimbusds.jose.jwk.JWK;
import dev.carpus.server.settings.TrustSettings;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether a call is a trusted client's. What costs nothing is looked at first: no key is
 * fetched for a token that is refused anyway, and only a token that nothing else is wrong
 * with is used up. Thread-safe.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#trusting-cds-clients">CDS Hooks 2.0, trusting CDS
 *     clients</a>
 */
public final class ClientTrust {
  private final TrustedClients clients;
  private final TokenRules rules;
  private final TokenLedger ledger;
  private final Supplier<URI> publicUrl;
  private final InstantSource clock;

  /**
   * Trust in these clients.
   *
   * @param settings how strict to be about time
   * @param ledger remembers the tokens that were used
   * @param publicUrl what the URLs of the service start with, for its clients
   */
  public ClientTrust(
      TrustedClients clients,
      TrustSettings settings,
      TokenLedger ledger,
      Supplier<URI> publicUrl,
      InstantSource clock) {
    this.clients = clients;
    this.rules = new TokenRules(settings.skew(), settings.lifetime());
    this.ledger = ledger;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /**
   * Whether a call is let in.
   *
   * @param authorization the values of all its headers {@code Authorization}
   * @param path the path that is called, as it was sent; without query
   */
  public Admission admit(List<String> authorization, String path) {
    return switch (TokenReader.read(authorization)) {
      case TokenReading.Unreadable(Refusal reason) ->
          new Admission.Refused(reason, Optional.empty());
      case TokenReading.Read(Token token) ->
          token
              .claims()
              .text("iss")
              .flatMap(clients::ofIssuer)
              .map(client -> admit(token, client, path))
              .orElseGet(() -> new Admission.Refused(Refusal.ISSUER, Optional.empty()));
    };
  }

  private Admission admit(Token token, TrustedClient client, String path) {
    Instant now = clock.instant();
    return rules
        .refusal(token, client, audience(path), now)
        .or(() -> signatureRefusal(token, client))
        .or(() -> replayRefusal(token, client))
        .<Admission>map(
            reason -> new Admission.Refused(reason, Optional.of(client.caller().name())))
        .orElseGet(() -> new Admission.Admitted(client.caller().of(token.claims().text("tenant"))));
  }

  /** The URL of an endpoint, as its clients call it. */
  private String audience(String path) {
    return publicUrl.get().toString().replaceFirst("/+$", "") + path;
  }

  private static Optional<Refusal> signatureRefusal(Token token, TrustedClient client) {
    String kid = token.header().text("kid").orElseThrow();
    return switch (client.keys().key(kid)) {
      case KeyLookup.Unavailable _ -> Optional.of(Refusal.KEYS_UNAVAILABLE);
      case KeyLookup.Unknown _ -> Optional.of(Refusal.UNKNOWN_KEY);
      case KeyLookup.Found(JWK key) -> signatureRefusal(token, client, key);
    };
  }

  private static Optional<Refusal> signatureRefusal(Token token, TrustedClient client, JWK key) {
    SigningAlgorithm algorithm = TokenRules.algorithm(token, client).orElseThrow();
    if (!algorithm.fits(key)) {
      return Optional.of(Refusal.KEY);
    }
    return algorithm.verifies(token, key) ? Optional.empty() : Optional.of(Refusal.SIGNATURE);
  }

  private Optional<Refusal> replayRefusal(Token token, TrustedClient client) {
    String id = token.claims().text("jti").orElseThrow();
    Instant end = rules.end(token).orElseThrow();
    return ledger.isNew(client.issuer(), id, end)
        ? Optional.empty()
        : Optional.of(Refusal.REPLAYED);
  }
}
