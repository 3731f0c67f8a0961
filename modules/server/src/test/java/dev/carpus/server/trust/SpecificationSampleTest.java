package dev.carpus.server.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The token and the key that the specification prints.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#example">CDS Hooks 2.0, JWT example</a>
 */
class SpecificationSampleTest {
  private static final String KEYS =
      """
      {"keys":[{"kty":"EC","use":"sig","crv":"P-384","kid":"example-kid",
       "x":"46SDH7Znh821wblCBglA61sNE9ZrHYKKt3qRtRTmSXyOI_FIGBLWrWa0GPUkDCEk",
       "y":"XMcRuuoGW7CXjQdy-F5i3FeBE0x9hPLdeFdSoDd3ELmx404tLX0VRRcqzAsPhXcI","alg":"ES384"}]}
      """;
  private static final String HEADER =
      "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImV4YW1wbGUta2lkIiwiamt1IjoiaHR0cHM6Ly9maGlyLWVo"
          + "ci5leGFtcGxlLmNvbS9qd2tfdXJpIn0";
  private static final String CLAIMS =
      "eyJpc3MiOiJodHRwczovL2ZoaXItZWhyLmV4YW1wbGUuY29tLyIsInN1YiI6ImNsaWVudF9pZCIsImF1ZCI6Imh0dHBz"
          + "Oi8vY2RzLmV4YW1wbGUub3JnL2Nkcy1zZXJ2aWNlcy9zb21lLXNlcnZpY2UiLCJleHAiOjE0MjI1Njg4NjAsImlhdCI6"
          + "MTMxMTI4MDk3MCwianRpIjoiZWUyMmIwMjEtZTFiNy00NjExLWJhNWItOGVlYzZhMzNhYzFlIiwidGVuYW50IjoiMmRk"
          + "ZDZjM2EtOGU5YS00NGM2LWEzMDUtNTIxMTFhZDMwMmEyIn0";
  private static final String SIGNATURE =
      "CUFPkplnWd6YGIvzoHolWCQBDsCL8QtTWKGg_QFpS169WrqDGzktRi-_we6-6rVzbjerU27ZKww_SW0-b9RTz-dPJNcq"
          + "sueMio8r6EqXUXhbLm_ch3XFSbDlGHDl_tqo";

  private static Token token(String signature) {
    String authorization = "Bearer " + HEADER + "." + CLAIMS + "." + signature;
    assertThat(TokenReader.read(List.of(authorization))).isInstanceOf(TokenReading.Read.class);
    return TokenReader.read(List.of(authorization)) instanceof TokenReading.Read(Token token)
        ? token
        : token(signature);
  }

  @Test
  void isReadAndVerifiedByTheKeyPrintedBesideIt() {
    JWK key = PublicKeys.read(Forgeries.bytes(KEYS)).keys().keys().getFirst();
    Token token = token(SIGNATURE);

    assertThat(token.header().text("kid")).contains(key.getKeyID());
    assertThat(token.claims().texts("aud"))
        .containsExactly("https://cds.example.org/cds-services/some-service");
    assertThat(SigningAlgorithm.ES384.fits(key)).isTrue();
    assertThat(SigningAlgorithm.ES384.verifies(token, key)).isTrue();
    assertThat(
            SigningAlgorithm.ES384.verifies(
                token(SIGNATURE.replace("Fpl", "FPl").replace("CUFP", "CUFQ")), key))
        .isFalse();
  }
}
