package dev.carpus.server.trust;

import static dev.carpus.server.TrustedService.EC;
import static dev.carpus.server.TrustedService.ISSUER;
import static dev.carpus.server.TrustedService.PATH;
import static dev.carpus.server.TrustedService.RSA;
import static dev.carpus.server.TrustedService.audience;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.carpus.server.Service;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TokenMaker;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.NullNode;

/** Tokens that nobody may be let in with, and why each is refused. */
public final class TokenAttacks {
  /** When they are tried. */
  public static final Instant NOW = Service.AT;

  /** A client with {@code tenants: [north]} and the keys of the first. */
  public static final String TENANT_ISSUER = "https://tenants.example";

  /** A client with {@code algorithms: [ES384]} and the keys of the first. */
  public static final String EC_ISSUER = "https://ec.example";

  /** A client that publishes its keys, which must not be fetched for any of these. */
  public static final String FETCHED_ISSUER = "https://fetched.example";

  /** The allowance for clocks, and the longest lifetime, in seconds, as they are by default. */
  static final long SKEW = 60;

  static final long LIFETIME = 3600;

  private static final ECKey MALLORY = TokenKeys.ec(EC.getKeyID());
  private static final long AT = NOW.getEpochSecond();

  private TokenAttacks() {}

  /**
   * A call that must be refused.
   *
   * @param authorization the values of its headers {@code Authorization}
   */
  public record Attack(String name, Refusal reason, List<String> authorization) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A token of the first client that nothing is wrong with. */
  public static TokenMaker good() {
    return TokenMaker.of(EC, ISSUER, audience(PATH), NOW);
  }

  /**
   * All of them.
   *
   * @param jku where the client of {@link #FETCHED_ISSUER} publishes its keys
   */
  public static Stream<Attack> all(String jku) {
    return Stream.of(
            headers(),
            algorithms(),
            signatures(),
            keySets(jku),
            times(),
            audiences(),
            claims(),
            forms())
        .flatMap(each -> each);
  }

  private static Attack attack(String name, Refusal reason, TokenMaker token) {
    return attack(name, reason, token.token());
  }

  private static Attack attack(String name, Refusal reason, String token) {
    return new Attack(name, reason, List.of("Bearer " + token));
  }

  /** R-183 */
  private static Stream<Attack> headers() {
    String token = good().token();
    return Stream.of(
        new Attack("no header", Refusal.NO_TOKEN, List.of()),
        new Attack("an empty header", Refusal.NO_TOKEN, List.of("")),
        new Attack("Bearer alone", Refusal.NO_TOKEN, List.of("Bearer")),
        new Attack("a token without a scheme", Refusal.NO_TOKEN, List.of(token)),
        new Attack("another scheme", Refusal.NO_TOKEN, List.of("Basic " + token)),
        new Attack("a scheme of two words", Refusal.NO_TOKEN, List.of("Bearer Bearer " + token)),
        new Attack("no space", Refusal.NO_TOKEN, List.of("Bearer" + token)),
        new Attack("something after it", Refusal.NO_TOKEN, List.of("Bearer " + token + " x")),
        new Attack(
            "two headers, both good",
            Refusal.NO_TOKEN,
            List.of("Bearer " + token, "Bearer " + good().token())),
        new Attack(
            "two headers, the second good",
            Refusal.NO_TOKEN,
            List.of("Basic x", "Bearer " + token)),
        new Attack(
            "two tokens in one header",
            Refusal.NO_TOKEN,
            List.of("Bearer " + token + ", Bearer " + good().token())),
        attack("two tokens, a comma between", Refusal.MALFORMED, token + "," + good().token()),
        attack("a huge token", Refusal.TOO_LARGE, good().claim("x", "x".repeat(8192))));
  }

  /** R-184, R-186, R-198, R-199, R-200, R-201 */
  private static Stream<Attack> algorithms() {
    return Stream.of(
        attack("no alg", Refusal.ALGORITHM, good().withoutHeader("alg")),
        attack("null as alg", Refusal.ALGORITHM, good().header("alg", nothing())),
        attack("a list as alg", Refusal.ALGORITHM, good().header("alg", List.of("ES384"))),
        attack("another case of alg", Refusal.ALGORITHM, good().header("alg", "es384")),
        attack("alg none, signed", Refusal.ALGORITHM, good().header("alg", "none")),
        attack("alg None", Refusal.ALGORITHM, good().header("alg", "None")),
        attack("alg NONE", Refusal.ALGORITHM, good().header("alg", "NONE")),
        attack(
            "alg none, unsigned",
            Refusal.ALGORITHM,
            Forgeries.unsigned(good().header("alg", "none"))),
        attack(
            "alg NONE, unsigned, without a last dot",
            Refusal.ALGORITHM,
            Forgeries.unsigned(good().header("alg", "NONE")).replaceFirst("\\.$", "")),
        attack("alg ES384, unsigned", Refusal.MALFORMED, Forgeries.unsigned(good())),
        attack("an algorithm of nobody", Refusal.ALGORITHM, good().header("alg", "XX384")),
        attack("ES256K", Refusal.ALGORITHM, good().header("alg", "ES256K")),
        attack(
            "a secret's HMAC, HS256",
            Refusal.ALGORITHM,
            Forgeries.mac(good(), 256, Forgeries.bytes("secret"))),
        attack(
            "the PEM's HMAC, HS256",
            Refusal.ALGORITHM,
            Forgeries.mac(good(), 256, Forgeries.bytes(Forgeries.pem()))),
        attack(
            "the DER's HMAC, HS384",
            Refusal.ALGORITHM,
            Forgeries.mac(good(), 384, Forgeries.der())),
        attack(
            "the JWK's HMAC, HS384",
            Refusal.ALGORITHM,
            Forgeries.mac(good(), 384, Forgeries.bytes(EC.toPublicJWK().toJSONString()))),
        attack(
            "the x's HMAC, HS384",
            Refusal.ALGORITHM,
            Forgeries.mac(good(), 384, EC.getX().decode())),
        attack(
            "the modulus's HMAC, HS512",
            Refusal.ALGORITHM,
            Forgeries.mac(good(), 512, RSA.getModulus().decode())),
        attack(
            "an algorithm that is not listed",
            Refusal.ALGORITHM,
            good()
                .header("alg", "PS384")
                .header("kid", "rsa-1")
                .signedBy(new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.PS384).build())),
        attack(
            "RS384 for a client of ES384 alone",
            Refusal.ALGORITHM,
            TokenMaker.of(RSA, EC_ISSUER, audience(PATH), NOW)),
        attack("RS384 by the name of an EC key", Refusal.KEY, good().header("alg", "RS384")),
        attack(
            "ES384 by the name of an RSA key", Refusal.KEY, good().header("kid", RSA.getKeyID())),
        attack("no typ", Refusal.TYPE, good().withoutHeader("typ")),
        attack("another case of typ", Refusal.TYPE, good().header("typ", "jwt")),
        attack("another typ", Refusal.TYPE, good().header("typ", "at+jwt")),
        attack("null as typ", Refusal.TYPE, good().header("typ", nothing())));
  }

  /** R-202 */
  private static Stream<Attack> signatures() {
    TokenMaker good = good();
    String header = good.headerJson();
    String claims = good.claimsJson();
    String other = good.claim("tenant", "other").claimsJson();
    return Stream.of(
        attack("another's signature", Refusal.SIGNATURE, good().signedBy(MALLORY)),
        attack(
            "a flipped bit",
            Refusal.SIGNATURE,
            TokenMaker.compact(
                header, claims, signed -> Forgeries.flipped(good.signature(signed)))),
        attack(
            "other claims than those signed",
            Refusal.SIGNATURE,
            TokenMaker.compact(header, claims, good::signature)
                .replaceFirst("\\..*\\.", "." + Base64URL.encode(other) + ".")),
        attack(
            "nothing but zeros",
            Refusal.SIGNATURE,
            TokenMaker.compact(header, claims, _ -> new byte[96])),
        attack(
            "r and s the order of the curve",
            Refusal.SIGNATURE,
            TokenMaker.compact(header, claims, _ -> Forgeries.orders())),
        attack(
            "a signature in DER",
            Refusal.SIGNATURE,
            TokenMaker.compact(
                header, claims, signed -> ECDSA.transcodeSignatureToDER(good.signature(signed)))),
        attack(
            "a signature cut short",
            Refusal.SIGNATURE,
            TokenMaker.compact(
                header, claims, signed -> Arrays.copyOf(good.signature(signed), 95))),
        attack(
            "a signature on another curve",
            Refusal.SIGNATURE,
            good().signedBy(TokenKeys.ec("ec-1", Curve.P_256, JWSAlgorithm.ES256))),
        attack("an RSA signature for ES384", Refusal.SIGNATURE, good().signedBy(RSA)));
  }

  /** R-185, R-189, R-190 */
  private static Stream<Attack> keySets(String jku) {
    TokenMaker fetched = TokenMaker.of(MALLORY, FETCHED_ISSUER, audience(PATH), NOW);
    Object own = MALLORY.toPublicJWK().toJSONObject();
    return Stream.of(
        attack("no kid", Refusal.KEY_ID, good().withoutHeader("kid")),
        attack("an empty kid", Refusal.KEY_ID, good().header("kid", "")),
        attack("a blank kid", Refusal.KEY_ID, good().header("kid", " ")),
        attack("a number as kid", Refusal.KEY_ID, good().header("kid", 1)),
        attack("another kid", Refusal.UNKNOWN_KEY, good().header("kid", "ec-2")),
        attack("a path as kid", Refusal.UNKNOWN_KEY, good().header("kid", "../../dev/null")),
        attack(
            "its own key inside", Refusal.SIGNATURE, good().signedBy(MALLORY).header("jwk", own)),
        attack(
            "its own certificate inside",
            Refusal.SIGNATURE,
            good().signedBy(MALLORY).header("x5c", List.of("MIIB"))),
        attack(
            "its own certificate elsewhere",
            Refusal.SIGNATURE,
            good().signedBy(MALLORY).header("x5u", jku)),
        attack("a key set though the keys are in a file", Refusal.JKU, good().header("jku", jku)),
        attack(
            "another client's key set",
            Refusal.JKU,
            fetched.claim("iss", EC_ISSUER).header("jku", jku)),
        attack(
            "a key set of its own", Refusal.JKU, fetched.header("jku", jku + "/../mallory/jwks")),
        attack("a key set with a query", Refusal.JKU, fetched.header("jku", jku + "?x")),
        attack("null as key set", Refusal.JKU, fetched.header("jku", nothing())),
        attack(
            "null as key set though the keys are in a file",
            Refusal.JKU,
            good().header("jku", nothing())),
        attack("a number as key set", Refusal.JKU, good().header("jku", 1)),
        attack(
            "the client's key set, another URL called",
            Refusal.AUDIENCE,
            fetched.header("jku", jku).claim("aud", audience("/cds-services"))),
        attack(
            "the client's key set, expired",
            Refusal.EXPIRY,
            fetched.header("jku", jku).claim("exp", AT - SKEW)),
        attack(
            "the client's key set, no token id",
            Refusal.TOKEN_ID,
            fetched.header("jku", jku).withoutClaim("jti")),
        attack(
            "the client's key set, HS384",
            Refusal.ALGORITHM,
            fetched.header("jku", jku).header("alg", "HS384")));
  }

  /** R-193, R-194 */
  private static Stream<Attack> times() {
    return Stream.of(
        attack("no exp", Refusal.EXPIRY, good().withoutClaim("exp")),
        attack("null as exp", Refusal.EXPIRY, good().claim("exp", nothing())),
        attack("a text as exp", Refusal.EXPIRY, good().claim("exp", "" + (AT + 300))),
        attack("expired", Refusal.EXPIRY, good().claim("iat", AT - 900).claim("exp", AT - 600)),
        attack(
            "expired by the allowance",
            Refusal.EXPIRY,
            good().claim("iat", AT - 300).claim("exp", AT - SKEW)),
        attack("a negative exp", Refusal.EXPIRY, good().claim("exp", -1)),
        attack("exp beyond all dates", Refusal.EXPIRY, good().claim("exp", Long.MAX_VALUE)),
        attack(
            "exp of a hundred digits",
            Refusal.EXPIRY,
            good().claim("exp", BigInteger.TEN.pow(100))),
        attack(
            "exp with a huge exponent",
            Refusal.EXPIRY,
            good().claim("exp", new BigDecimal("1E+999999999"))),
        attack(
            "exp with an exponent beyond all numbers",
            Refusal.EXPIRY,
            Forgeries.signed(
                good(),
                good().headerJson(),
                good().claimsJson().replaceFirst("\"exp\":\\d+", "\"exp\":1000E2147483647"))),
        attack(
            "exp with a tiny exponent",
            Refusal.EXPIRY,
            good().claim("exp", new BigDecimal("1E-999999999"))),
        attack("exp too far from iat", Refusal.LIFETIME, good().claim("exp", AT + LIFETIME + 1)),
        attack("exp a year away", Refusal.LIFETIME, good().claim("exp", AT + 31_536_000)),
        attack("exp with iat", Refusal.LIFETIME, good().claim("exp", AT)),
        attack(
            "exp before iat", Refusal.LIFETIME, good().claim("iat", AT + 10).claim("exp", AT + 9)),
        attack("no iat", Refusal.ISSUE_TIME, good().withoutClaim("iat")),
        attack("a text as iat", Refusal.ISSUE_TIME, good().claim("iat", "" + AT)),
        attack("a negative iat", Refusal.ISSUE_TIME, good().claim("iat", -AT)),
        attack(
            "issued beyond the allowance", Refusal.ISSUE_TIME, good().claim("iat", AT + SKEW + 1)),
        attack("good later", Refusal.NOT_BEFORE, good().claim("nbf", AT + SKEW + 1)),
        attack("a text as nbf", Refusal.NOT_BEFORE, good().claim("nbf", "" + AT)),
        attack("null as nbf", Refusal.NOT_BEFORE, good().claim("nbf", nothing())));
  }

  /** R-192 */
  private static Stream<Attack> audiences() {
    String url = audience(PATH);
    return Stream.concat(
        Stream.of(
                "https://cds.example/carpus",
                "https://cds.example/carpus/cds-services",
                "https://cds.example/carpus/cds-services/other",
                "https://cds.example/cds-services/small",
                "https://cds.example/carpus/cds-services/small/",
                "https://cds.example/carpus/cds-services/small/feedback",
                "https://cds.example/carpus/cds-services/small/explain",
                "https://cds.example/carpus/cds-services/small?x=y",
                "https://cds.example/carpus/cds-services/small#",
                "https://cds.example/carpus/cds-services/Small",
                "https://CDS.example/carpus/cds-services/small",
                "https://cds.example:443/carpus/cds-services/small",
                "http://cds.example/carpus/cds-services/small",
                "https://cds.example/carpus/cds-services/sm%61ll",
                "https://cds.example.evil.example/carpus/cds-services/small",
                "/cds-services/small",
                "*",
                "")
            .map(aud -> attack("aud '" + aud + "'", Refusal.AUDIENCE, good().claim("aud", aud))),
        Stream.of(
            attack("no aud", Refusal.AUDIENCE, good().withoutClaim("aud")),
            attack("null as aud", Refusal.AUDIENCE, good().claim("aud", nothing())),
            attack("no item in aud", Refusal.AUDIENCE, good().claim("aud", List.of())),
            attack("a list in aud", Refusal.AUDIENCE, good().claim("aud", List.of(List.of(url)))),
            attack("a number beside it", Refusal.AUDIENCE, good().claim("aud", List.of(url, 1))),
            attack("an object", Refusal.AUDIENCE, good().claim("aud", Map.of("url", url)))));
  }

  /** R-191, R-195, R-196 */
  private static Stream<Attack> claims() {
    TokenMaker tenants = TokenMaker.of(EC, TENANT_ISSUER, audience(PATH), NOW);
    return Stream.of(
        attack("no iss", Refusal.ISSUER, good().withoutClaim("iss")),
        attack("null as iss", Refusal.ISSUER, good().claim("iss", nothing())),
        attack("a list as iss", Refusal.ISSUER, good().claim("iss", List.of(ISSUER))),
        attack("an unknown iss", Refusal.ISSUER, good().claim("iss", "https://mallory.example")),
        attack("iss with a slash", Refusal.ISSUER, good().claim("iss", ISSUER + "/")),
        attack(
            "another case of iss",
            Refusal.ISSUER,
            good().claim("iss", "https://EHR.example/oauth")),
        attack("the client's name as iss", Refusal.ISSUER, good().claim("iss", "general-hospital")),
        attack("no jti", Refusal.TOKEN_ID, good().withoutClaim("jti")),
        attack("null as jti", Refusal.TOKEN_ID, good().claim("jti", nothing())),
        attack("an empty jti", Refusal.TOKEN_ID, good().claim("jti", "")),
        attack("a blank jti", Refusal.TOKEN_ID, good().claim("jti", " \t")),
        attack("a number as jti", Refusal.TOKEN_ID, good().claim("jti", 7)),
        attack("a control character in jti", Refusal.TOKEN_ID, good().claim("jti", "a\u0000b")),
        attack("a long jti", Refusal.TOKEN_ID, good().claim("jti", "x".repeat(513))),
        attack("no tenant", Refusal.TENANT, tenants),
        attack("another tenant", Refusal.TENANT, tenants.claim("tenant", "south")),
        attack("a list of tenants", Refusal.TENANT, tenants.claim("tenant", List.of("north"))),
        attack("null as tenant", Refusal.TENANT, good().claim("tenant", nothing())),
        attack("an empty tenant", Refusal.TENANT, good().claim("tenant", "")));
  }

  private static Stream<Attack> forms() {
    TokenMaker good = good();
    String token = good.token();
    String header = good.headerJson();
    String claims = good.claimsJson();
    List<String> parts = List.of(token.split("\\."));
    return Stream.of(
        attack("crit", Refusal.HEADER, good().header("crit", List.of("exp"))),
        attack("an empty crit", Refusal.HEADER, good().header("crit", List.of())),
        attack("b64 false", Refusal.HEADER, good().header("b64", false)),
        attack("b64 true", Refusal.HEADER, good().header("b64", true)),
        attack("zip", Refusal.HEADER, good().header("zip", "DEF")),
        attack("enc", Refusal.HEADER, good().header("enc", "A256GCM")),
        attack(
            "alg twice",
            Refusal.MALFORMED,
            Forgeries.signed(good, Forgeries.twice("alg", header), claims)),
        attack(
            "kid twice",
            Refusal.MALFORMED,
            Forgeries.signed(good, Forgeries.twice("kid", header), claims)),
        attack(
            "iss twice",
            Refusal.MALFORMED,
            Forgeries.signed(good, header, Forgeries.twice("iss", claims))),
        attack(
            "exp twice",
            Refusal.MALFORMED,
            Forgeries.signed(good, header, Forgeries.twice("exp", claims))),
        attack("one part", Refusal.MALFORMED, parts.get(0)),
        attack("two parts", Refusal.MALFORMED, parts.get(0) + "." + parts.get(1)),
        attack("four parts", Refusal.MALFORMED, token + "." + parts.get(2)),
        attack("five parts, a JWE", Refusal.MALFORMED, token + ".x.y"),
        attack("an empty header", Refusal.MALFORMED, "." + parts.get(1) + "." + parts.get(2)),
        attack("no claims", Refusal.MALFORMED, parts.get(0) + ".." + parts.get(2)),
        attack("padded Base64", Refusal.MALFORMED, token + "="),
        attack("Base64 with other letters", Refusal.MALFORMED, "+/" + token),
        attack("Base64 that is none", Refusal.MALFORMED, "a.b.c"),
        attack("Base64 with spare bits", Refusal.MALFORMED, Forgeries.withSpareBits(good)),
        attack("words", Refusal.MALFORMED, "let-me-in"),
        attack("JSON serialization", Refusal.MALFORMED, Forgeries.json(token)),
        attack(
            "claims that are no JSON",
            Refusal.MALFORMED,
            Forgeries.signed(good, header, "let me in")),
        attack(
            "claims that are a list",
            Refusal.MALFORMED,
            Forgeries.signed(good, header, "[" + claims + "]")),
        attack(
            "more after the claims",
            Refusal.MALFORMED,
            Forgeries.signed(good, header, claims + "{}")),
        attack("a comment", Refusal.MALFORMED, Forgeries.signed(good, header, "/**/" + claims)),
        attack(
            "deep nesting",
            Refusal.MALFORMED,
            Forgeries.signed(
                good,
                header,
                claims.replaceFirst("\\{", "{\"x\":" + "[".repeat(50) + "]".repeat(50) + ","))));
  }

  private static Object nothing() {
    return NullNode.getInstance();
  }
}
