package dev.carpus.server.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import dev.carpus.server.StartRefused;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TrustedService;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key sets are taken. */
class PublicKeysTest {
  private static final String EC = TrustedService.EC.toPublicJWK().toJSONString();
  private static final String RSA = TrustedService.RSA.toPublicJWK().toJSONString();

  @TempDir private Path folder = Path.of("");

  private static PublicKeys.Reading read(String... keys) {
    return PublicKeys.read(Forgeries.bytes("{\"keys\":[" + String.join(",", keys) + "]}"));
  }

  private static void assertUnusable(String key, String problem) {
    PublicKeys.Reading reading = read(RSA, key);

    assertThat(reading.keys().keys()).extracting(JWK::getKeyID).containsExactly("rsa-1");
    assertThat(reading.problems()).singleElement().asString().startsWith("key 2 " + problem);
  }

  @Test
  void findsEachKeyByItsId() {
    PublicKeys keys = read(EC, RSA).keys();

    assertThat(keys.key("ec-1"))
        .isInstanceOfSatisfying(
            KeyLookup.Found.class,
            found -> assertThat(found.key()).isEqualTo(TrustedService.EC.toPublicJWK()));
    assertThat(keys.key("EC-1")).isInstanceOf(KeyLookup.Unknown.class);
    assertThat(keys.key("")).isInstanceOf(KeyLookup.Unknown.class);
  }

  @Test
  void takesNoSecrets() {
    assertUnusable(TrustedService.EC.toJSONString(), "is private or secret");
    assertUnusable(TokenKeys.rsa("x", 2048).toJSONString(), "is private or secret");
    assertUnusable(
        new OctetSequenceKey.Builder(new byte[48]).keyID("x").build().toJSONString(),
        "is private or secret");
  }

  @Test
  void takesNoKeyWithoutAnId() {
    assertUnusable(EC.replace("\"kid\":\"ec-1\"", "\"k\":\"x\""), "has no kid");
    assertUnusable(EC.replace("\"kid\":\"ec-1\"", "\"kid\":\" \""), "has no kid");
  }

  @Test
  void takesNoWeakRsaKey() {
    assertUnusable(
        TokenKeys.rsa("weak", 2040).toPublicJWK().toJSONString(),
        "is an RSA key of less than 2048 bits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "1",
        "{\"kty\":\"XX\",\"kid\":\"x\"}",
        "{\"kty\":\"EC\",\"kid\":\"x\",\"crv\":\"P-384\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
        "{\"kty\":\"RSA\",\"kid\":\"x\"}"
      })
  void takesNothingThatIsNoKey(String key) {
    assertUnusable(key, "is no key as RFC 7517 has it");
  }

  @Test
  void takesNeitherOfTwoKeysWithTheSameId() {
    PublicKeys.Reading reading = read(EC, RSA, TokenKeys.ec("ec-1").toPublicJWK().toJSONString());

    assertThat(reading.keys().keys()).extracting(JWK::getKeyID).containsExactly("rsa-1");
    assertThat(reading.problems()).containsExactly("several keys have the same kid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":{}}",
        "{\"keys\":[],\"keys\":[]}",
        "{\"keys\":[]} {}"
      })
  void saysThatItIsNoKeySet(String json) {
    assertThat(PublicKeys.read(Forgeries.bytes(json)).problems())
        .singleElement()
        .asString()
        .startsWith("must be a JWK set");
  }

  @Test
  void refusesAFileWithAnythingThatCannotBeUsed() {
    Path good = TokenKeys.file(folder, "good.json", "{\"keys\":[" + EC + "]}");
    Path bad =
        TokenKeys.file(folder, "bad.json", "{\"keys\":[" + EC + ",{}," + TrustedService.RSA + "]}");

    assertThat(PublicKeys.ofFile(good).keys()).hasSize(1);
    assertThatThrownBy(() -> PublicKeys.ofFile(bad))
        .isInstanceOf(StartRefused.class)
        .satisfies(refused ->
            assertThat(String.valueOf(refused.getMessage()).lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith(bad + ": key ")));
    assertThatThrownBy(() -> PublicKeys.ofFile(folder.resolve("none.json")))
        .isInstanceOf(StartRefused.class)
        .hasMessage(folder.resolve("none.json") + ": the file cannot be read");
  }

  @Test
  void tellsOfEachKeyInWords() {
    List<KeyDescription> described = KeyDescription.of(read(EC, RSA).keys());

    assertThat(described.getFirst())
        .isEqualTo(new KeyDescription("ec-1: EC P-384, ES384", List.of()));
    assertThat(described.getLast().text()).isEqualTo("rsa-1: RSA 2048 bits, RS384");
    assertThat(described.getLast().warnings())
        .containsExactly("the RSA key rsa-1 has less than 3072 bits");
  }
}
