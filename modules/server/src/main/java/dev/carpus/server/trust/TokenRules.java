package dev.carpus.server.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a token must say to be its client's, before anybody looks at its signature or its key.
 *
 * @param skew by how much the clocks of a client and of this machine may differ
 * @param lifetime the longest time for which a token may be good
 * @see <a href="https://cds-hooks.hl7.org/2.0/#trusting-cds-clients">CDS Hooks 2.0, trusting CDS
 *     clients</a>
 */
record TokenRules(Duration skew, Duration lifetime) {
  /** The most characters of a token's id. */
  static final int MOST_ID = 512;

  /** Members of a header that change what the rest means. */
  private static final List<String> NEVER = List.of("crit", "b64", "zip", "enc");

  /**
   * Why the token is refused; nothing if it may be the client's.
   *
   * @param audience the URL that is called
   * @param now the moment of the call
   */
  Optional<Refusal> refusal(Token token, TrustedClient client, String audience, Instant now) {
    TokenPart header = token.header();
    TokenPart claims = token.claims();
    return Stream.of(
            unless(NEVER.stream().noneMatch(header::has), Refusal.HEADER),
            unless(header.text("typ").filter("JWT"::equals).isPresent(), Refusal.TYPE),
            unless(algorithm(token, client).isPresent(), Refusal.ALGORITHM),
            unless(header.text("kid").isPresent(), Refusal.KEY_ID),
            unless(namesNoOtherKeys(header, client), Refusal.JKU),
            unless(claims.texts("aud").contains(audience), Refusal.AUDIENCE),
            time(claims, now),
            unless(isForItsTenant(claims, client), Refusal.TENANT),
            unless(
                claims.text("jti").filter(id -> id.length() <= MOST_ID).isPresent(),
                Refusal.TOKEN_ID))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The algorithm of a token, if the client may sign with it. */
  static Optional<SigningAlgorithm> algorithm(Token token, TrustedClient client) {
    return token
        .header()
        .text("alg")
        .flatMap(SigningAlgorithm::named)
        .filter(client.algorithms()::contains);
  }

  /** Until when a token is taken, if it says so; it may be used once until then. */
  Optional<Instant> end(Token token) {
    return token.claims().moment("exp").map(exp -> exp.plus(skew));
  }

  private static boolean namesNoOtherKeys(TokenPart header, TrustedClient client) {
    Optional<String> named = header.text("jku");
    return !header.has("jku")
        || (named.isPresent() && named.equals(client.jku().map(String::valueOf)));
  }

  private static boolean isForItsTenant(TokenPart claims, TrustedClient client) {
    Optional<String> tenant = claims.text("tenant");
    return (tenant.isPresent() || !claims.has("tenant"))
        && (client.tenants().isEmpty() || tenant.filter(client.tenants()::contains).isPresent());
  }

  private Optional<Refusal> time(TokenPart claims, Instant now) {
    Optional<Instant> exp = claims.moment("exp");
    Optional<Instant> iat = claims.moment("iat");
    if (exp.isEmpty() || !now.isBefore(exp.get().plus(skew))) {
      return Optional.of(Refusal.EXPIRY);
    }
    if (iat.isEmpty() || iat.get().isAfter(now.plus(skew))) {
      return Optional.of(Refusal.ISSUE_TIME);
    }
    if (claims.has("nbf")
        && claims.moment("nbf").filter(nbf -> !nbf.isAfter(now.plus(skew))).isEmpty()) {
      return Optional.of(Refusal.NOT_BEFORE);
    }
    Duration good = Duration.between(iat.get(), exp.get());
    return unless(good.isPositive() && good.compareTo(lifetime) <= 0, Refusal.LIFETIME);
  }

  private static Optional<Refusal> unless(boolean isFulfilled, Refusal refusal) {
    return isFulfilled ? Optional.empty() : Optional.of(refusal);
  }
}
