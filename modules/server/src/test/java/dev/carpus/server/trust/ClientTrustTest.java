package dev.carpus.server.trust;

import static dev.carpus.server.TrustedService.EC;
import static dev.carpus.server.TrustedService.ISSUER;
import static dev.carpus.server.TrustedService.PATH;
import static dev.carpus.server.TrustedService.RSA;
import static dev.carpus.server.TrustedService.audience;
import static dev.carpus.server.trust.TokenAttacks.LIFETIME;
import static dev.carpus.server.trust.TokenAttacks.NOW;
import static dev.carpus.server.trust.TokenAttacks.SKEW;
import static dev.carpus.server.trust.TokenAttacks.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TokenMaker;
import dev.carpus.server.TrustedService;
import dev.carpus.server.settings.TrustSettings;
import dev.carpus.server.trust.TokenAttacks.Attack;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who is let in, who is not, and why (R-184, R-185, R-186, R-189, R-190, R-191, R-192, R-193,
 *
 */
class ClientTrustTest {
  private static final URI JKU = URI.create("https://fetched.example/jwks");
  private static final List<SigningAlgorithm> DEFAULT =
      List.of(SigningAlgorithm.ES384, SigningAlgorithm.RS384);
  private static final PublicKeys KEYS =
      PublicKeys.read(Forgeries.bytes(TokenKeys.publicSet(EC, RSA))).keys();
  private static final ClientKeys NEVER_ASKED =
      kid -> {
        throw new AssertionError("keys were asked for");
      };

  private final Set<String> used = new HashSet<>();
  private final TokenLedger ledger = (issuer, jti, _) -> used.add(issuer + " " + jti);

  private static TrustedClient client(String issuer, ClientKeys keys) {
    return new TrustedClient(
        issuer, Optional.empty(), DEFAULT, Set.of(), keys, Caller.open(Set.of()));
  }

  private ClientTrust trust(TrustedClient... clients) {
    TrustSettings settings =
        new TrustSettings(
            List.of(),
            Duration.ofSeconds(SKEW),
            Duration.ofSeconds(LIFETIME),
            Duration.ofMinutes(10));
    return new ClientTrust(
        new TrustedClients(Arrays.asList(clients)),
        settings,
        ledger,
        () -> URI.create(TrustedService.PUBLIC_URL),
        InstantSource.fixed(NOW));
  }

  private ClientTrust usual() {
    return trust(
        client(ISSUER, KEYS),
        new TrustedClient(
            TokenAttacks.EC_ISSUER,
            Optional.empty(),
            List.of(SigningAlgorithm.ES384),
            Set.of(),
            KEYS,
            Caller.open(Set.of())),
        new TrustedClient(
            TokenAttacks.TENANT_ISSUER,
            Optional.empty(),
            DEFAULT,
            Set.of("north", "east"),
            KEYS,
            Caller.open(Set.of())),
        new TrustedClient(
            TokenAttacks.FETCHED_ISSUER,
            Optional.of(JKU),
            DEFAULT,
            Set.of(),
            NEVER_ASKED,
            Caller.open(Set.of())));
  }

  private static List<String> bearer(TokenMaker token) {
    return List.of("Bearer " + token.token());
  }

  private void assertAdmitted(TokenMaker token) {
    assertThat(usual().admit(bearer(token), PATH)).isInstanceOf(Admission.Admitted.class);
  }

  private static void assertRefused(Admission admission, Refusal reason) {
    assertThat(admission)
        .isInstanceOfSatisfying(
            Admission.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  static Stream<Attack> attacks() {
    return TokenAttacks.all(JKU.toString());
  }

  /** without asking for any key where the token is refused anyway. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void refuses(Attack attack) {
    assertRefused(usual().admit(attack.authorization(), PATH), attack.reason());
  }

  static Stream<TokenMaker> goodTokens() {
    long now = NOW.getEpochSecond();
    TokenMaker tenant =
        TokenMaker.of(EC, TokenAttacks.TENANT_ISSUER, audience(PATH), NOW).claim("tenant", "east");
    return Stream.of(
        good(),
        TokenMaker.of(RSA, ISSUER, audience(PATH), NOW),
        good().claim("aud", List.of(audience(PATH))),
        good().claim("aud", List.of("https://other.example", audience(PATH))),
        good().claim("sub", "client_id"),
        good().claim("exp", now - SKEW + 1).claim("iat", now - 300),
        good().claim("exp", now + LIFETIME),
        good().claim("exp", new BigDecimal(now + 60 + ".75")).claim("iat", now + 0.5),
        good().claim("iat", now + SKEW),
        good().claim("nbf", now + SKEW),
        good().claim("jti", "x".repeat(TokenRules.MOST_ID)),
        good().claim("tenant", "any"),
        good().claim("extension", List.of("x", "")),
        good().header("jwk", TokenKeys.ec("ec-1").toPublicJWK().toJSONObject()),
        good().header("x5t", "abc"),
        tenant);
  }

  /**
   * and what stands beside what is asked
   * changes nothing.
   */
  @ParameterizedTest
  @MethodSource("goodTokens")
  void admits(TokenMaker token) {
    assertAdmitted(token);
  }

  /** */
  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
  void comparesTheSchemeWithoutCase(String scheme) {
    assertThat(usual().admit(List.of(scheme + good().token()), PATH))
        .isInstanceOf(Admission.Admitted.class);
  }

  /** */
  @Test
  void admitsATokenOnceAndItsIdOnceForEachIssuer() {
    ClientTrust trust = usual();
    TokenMaker token = good().claim("jti", "same");
    List<String> first = bearer(token);

    assertThat(trust.admit(first, PATH)).isInstanceOf(Admission.Admitted.class);
    assertRefused(trust.admit(first, PATH), Refusal.REPLAYED);
    assertRefused(trust.admit(bearer(token.claim("x", "y")), PATH), Refusal.REPLAYED);
    assertThat(trust.admit(bearer(token.claim("iss", TokenAttacks.EC_ISSUER)), PATH))
        .isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void doesNotUseUpTheIdOfATokenThatIsRefused() {
    ClientTrust trust = usual();
    TokenMaker token = good();
    ECKey mallory = TokenKeys.ec("ec-1");

    assertRefused(trust.admit(bearer(token.signedBy(mallory)), PATH), Refusal.SIGNATURE);
    assertRefused(trust.admit(bearer(token), "/cds-services"), Refusal.AUDIENCE);
    assertThat(trust.admit(bearer(token), PATH)).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void namesTheClientOfARefusedTokenWhereThereIsOne() {
    ClientTrust trust = usual();

    assertThat(trust.admit(bearer(good().withoutHeader("typ")), PATH))
        .isEqualTo(new Admission.Refused(Refusal.TYPE, Optional.of("open")));
    assertThat(trust.admit(bearer(good().claim("iss", "https://x.example")), PATH))
        .isEqualTo(new Admission.Refused(Refusal.ISSUER, Optional.empty()));
  }

  /** */
  @ParameterizedTest
  @EnumSource
  void takesEachAlgorithmThatIsListed(SigningAlgorithm algorithm) {
    JWK key = key(algorithm);
    PublicKeys keys = PublicKeys.read(Forgeries.bytes(TokenKeys.publicSet(key))).keys();
    List<String> token = bearer(TokenMaker.of(key, ISSUER, audience(PATH), NOW));
    TrustedClient all =
        new TrustedClient(
            ISSUER, Optional.empty(), List.of(algorithm), Set.of(), keys, Caller.open(Set.of()));
    List<SigningAlgorithm> others =
        Arrays.stream(SigningAlgorithm.values()).filter(each -> each != algorithm).toList();
    TrustedClient none =
        new TrustedClient(ISSUER, Optional.empty(), others, Set.of(), keys, Caller.open(Set.of()));

    assertThat(trust(all).admit(token, PATH)).isInstanceOf(Admission.Admitted.class);
    assertRefused(trust(none).admit(token, PATH), Refusal.ALGORITHM);
  }

  private static JWK key(SigningAlgorithm algorithm) {
    JWSAlgorithm alg = JWSAlgorithm.parse(algorithm.name());
    return switch (algorithm) {
      case ES256 -> TokenKeys.ec("k", Curve.P_256, alg);
      case ES384 -> TokenKeys.ec("k", Curve.P_384, alg);
      case ES512 -> TokenKeys.ec("k", Curve.P_521, alg);
      case RS256, RS384, RS512, PS256, PS384, PS512 ->
          new RSAKey.Builder(RSA).keyID("k").algorithm(alg).build();
    };
  }

  /** a key that says what it is for is used for nothing else. */
  @Test
  void usesAKeyForWhatItSaysAlone() {
    ECKey.Builder key = new ECKey.Builder(EC);

    assertKey(Optional.empty(), key.build());
    assertKey(
        Optional.empty(),
        new ECKey.Builder(EC.getCurve(), EC.getX(), EC.getY()).keyID("ec-1").build());
    assertKey(Optional.of(Refusal.KEY), new ECKey.Builder(EC).keyUse(KeyUse.ENCRYPTION).build());
    assertKey(
        Optional.of(Refusal.KEY), new ECKey.Builder(EC).algorithm(JWSAlgorithm.ES512).build());
    assertKey(
        Optional.of(Refusal.KEY),
        new ECKey.Builder(EC).keyUse(null).keyOperations(Set.of(KeyOperation.ENCRYPT)).build());
    assertKey(
        Optional.empty(),
        new ECKey.Builder(EC).keyUse(null).keyOperations(Set.of(KeyOperation.VERIFY)).build());
  }

  private void assertKey(Optional<Refusal> refusal, ECKey key) {
    PublicKeys keys = PublicKeys.read(Forgeries.bytes(TokenKeys.publicSet(key))).keys();
    Admission admission = trust(client(ISSUER, keys)).admit(bearer(good()), PATH);
    refusal.ifPresentOrElse(
        reason -> assertRefused(admission, reason),
        () -> assertThat(admission).isInstanceOf(Admission.Admitted.class));
  }

  @Test
  void saysThatKeysCannotBeHad() {
    assertRefused(
        trust(client(ISSUER, _ -> new KeyLookup.Unavailable())).admit(bearer(good()), PATH),
        Refusal.KEYS_UNAVAILABLE);
  }

  /** also where the public URL is written with a slash at its end. */
  @Test
  void takesThePublicUrlWithoutItsLastSlash() {
    ClientTrust trust =
        new ClientTrust(
            new TrustedClients(List.of(client(ISSUER, KEYS))),
            new TrustSettings(
                List.of(), Duration.ZERO, Duration.ofHours(1), Duration.ofMinutes(10)),
            ledger,
            () -> URI.create(TrustedService.PUBLIC_URL + "/"),
            InstantSource.fixed(NOW));

    assertThat(trust.admit(bearer(good()), PATH)).isInstanceOf(Admission.Admitted.class);
  }
}
