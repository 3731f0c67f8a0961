package dev.carpus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.StartRefused;
import dev.carpus.server.TrustedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

/** What a configuration may say of trusted clients, and what it must. */
class TrustChecksTest {
  private static final String ISSUER = "https://ehr.example";
  private static final String KEYS = "jwks-file: keys.json";

  @TempDir private Path folder = Path.of("");

  private Settings read(String yaml) {
    try {
      Path file = Files.writeString(folder.resolve("carpus.yaml"), yaml);
      return new SettingsReader(new StandardEnvironment())
          .read(Optional.of(file), Optional.empty());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void assertRefused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(message)
        .satisfies(refused -> assertThat(String.valueOf(refused.getMessage()).lines()).hasSize(1));
  }

  private static String client(String... settings) {
    return TrustedService.yaml(TrustedService.client("ehr", ISSUER, settings));
  }

  @Test
  void takesAClientWithItsKeysAndNothingElse() {
    Settings settings = read(client(KEYS));

    assertThat(settings.isTrusted()).isTrue();
    assertThat(settings.trust().skew()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.trust().clients())
        .singleElement()
        .satisfies(client -> {
          assertThat(client.keyFile()).contains(folder.resolve("keys.json"));
          assertThat(client.algorithms()).containsExactly("ES384", "RS384");
        });
  }

  /** nothing is served in the plain to other machines, unless a proxy ends TLS. */
  @Test
  void wantsEncryptionWhereOthersCall() {
    String elsewhere = client(KEYS).replace("carpus:\n", "carpus:\n  address: 0.0.0.0\n");
    assertThat(read(elsewhere).isTrusted()).isTrue();
    assertRefused(
        elsewhere.replace("ends-before: true", "ends-before: false"),
        "carpus.address: 0.0.0.0 would be served without encryption");
    assertThat(read(client(KEYS).replace("ends-before: true", "ends-before: false")).isTrusted())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jku: https://ehr.example/jwks",
        "jku: https://ehr.example:8443/a/jwks.json",
        "jku: http://127.0.0.1:9000/jwks",
        "jku: http://localhost/jwks",
        "jku: 'http://[::1]/jwks'",
        KEYS + "\n        jku: https://ehr.example/jwks",
        KEYS
            + "\n        algorithms: [ES256, ES384, ES512, RS256, RS384, RS512, PS256, PS384, PS512]",
        KEYS + "\n        tenants: [north, '2ddd6c3a']",
        KEYS + "\n        fhir-servers: ['https://fhir.example/r4', 'http://10.0.0.1:9000/fhir/']",
        KEYS
            + "\n        origins: ['https://ehr.example', 'http://localhost:3000', 'https://[::1]:1']",
        KEYS + "\n        hooks: [patient-view, order-select, order-sign]",
        KEYS + "\n        features: [discovery-version]",
        KEYS + "\n        rules-off:\n          small: [P-01]"
      })
  void takesWhatAClientMayHave(String settings) {
    assertThat(read(client(settings)).isTrusted()).isTrue();
  }

  /** */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tenants: [] | carpus.trust.clients[0]: name the client's public keys",
        "jku: http://ehr.example/jwks | carpus.trust.clients[0].jku: must be an https URL",
        "jku: http://127.0.0.1.evil.example/jwks | carpus.trust.clients[0].jku: must be",
        "jku: ftp://ehr.example/jwks | carpus.trust.clients[0].jku: must be an https URL",
        "jku: https://u:p@ehr.example/jwks | carpus.trust.clients[0].jku: must be an https URL",
        "jku: https://ehr.example/jwks?x=y | carpus.trust.clients[0].jku: must be an https URL",
        "jku: 'https://ehr.example/jwks#x' | carpus.trust.clients[0].jku: must be an https URL",
        "jku: jwks | carpus.trust.clients[0].jku: must be an https URL"
      })
  void wantsKeysFromSafePlaces(String setting, String message) {
    assertRefused(client(setting), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithms: [none] | algorithms[0]: none is none that tokens may be signed with",
        "algorithms: [ES384, HS384] | algorithms[1]: HS384 is none that tokens may be signed with",
        "algorithms: [es384] | algorithms[0]: es384 is none that tokens may be signed with",
        "algorithms: [EdDSA] | algorithms[0]: EdDSA is none that tokens may be signed with",
        "tenants: [' '] | tenants[0]: ",
        "fhir-servers: [fhir] | fhir-servers[0]: must be an absolute http or https URL",
        "fhir-servers: ['ftp://x.example/'] | fhir-servers[0]: must be an absolute http",
        "fhir-servers: ['https://x.example/?a'] | fhir-servers[0]: must be an absolute http",
        "origins: ['*'] | origins[0]: * must be as browsers send it",
        "origins: ['null'] | origins[0]: null must be as browsers send it",
        "origins: ['https://ehr.example/'] | origins[0]: https://ehr.example/ must be as browsers",
        "origins: ['https://EHR.example'] | origins[0]: https://EHR.example must be as browsers",
        "origins: [ehr.example] | origins[0]: ehr.example must be as browsers send it",
        "hooks: [patient-vew] | hooks[0]: patient-vew is no hook that is answered",
        "features: [telepathy] | features[0]: telepathy is no feature"
      })
  void refusesWhatAClientCannotHave(String setting, String message) {
    assertRefused(client(KEYS, setting), "carpus.trust.clients[0]." + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "general hospital", "a/b", "ä", "\"a\\nb\""})
  void wantsANameThatALogCanHold(String name) {
    assertRefused(
        TrustedService.yaml(TrustedService.client(name, ISSUER, KEYS)),
        "carpus.trust.clients[0].name: must be given, of letters");
  }

  /** */
  @ParameterizedTest
  @ValueSource(strings = {"''", "ehr", "/oauth", "'https://e hr.example'"})
  void wantsAnIssuerThatIsAUri(String issuer) {
    assertRefused(
        TrustedService.yaml(TrustedService.client("ehr", issuer, KEYS)),
        "carpus.trust.clients[0].issuer: must be given, a URI");
  }

  @Test
  void wantsEachNameAndEachIssuerOnce() {
    String first = TrustedService.client("a", "https://a.example", KEYS);

    assertThat(
            read(TrustedService.yaml(first, TrustedService.client("b", "urn:uuid:b", KEYS)))
                .trust()
                .clients())
        .hasSize(2);
    assertRefused(
        TrustedService.yaml(first, TrustedService.client("a", "https://b.example", KEYS)),
        "carpus.trust.clients[1].name: another client has the same name");
    assertRefused(
        TrustedService.yaml(first, TrustedService.client("b", "https://a.example", KEYS)),
        "carpus.trust.clients[1].issuer: another client has the same issuer");
  }

  @ParameterizedTest
  @CsvSource({"skew, 0s, 5m", "lifetime, 1s, 24h", "jwks-refresh, 1s, 24h"})
  void takesDurationsUpToTheirBounds(String key, String least, String most) {
    String setting = "carpus.trust." + key;

    assertThat(read(setting + ": " + least).isTrusted()).isFalse();
    assertThat(read(setting + ": " + most).isTrusted()).isFalse();
    assertRefused(setting + ": -1ms", setting + ": must be from " + least + " to " + most);
    assertRefused(setting + ": 86401s", setting + ": must be from " + least + " to " + most);
  }

  @Test
  void wantsSkewOfFiveMinutesAtMost() {
    assertRefused("carpus.trust.skew: 301s", "carpus.trust.skew: must be");
    assertRefused("carpus.trust.lifetime: 999ms", "carpus.trust.lifetime: must be");
  }

  /** */
  @ParameterizedTest
  @CsvSource({
    "https://cds.example, 0.0.0.0",
    "https://cds.example, 127.0.0.1",
    "http://127.0.0.1:8080, 127.0.0.1",
    "http://localhost, '::'"
  })
  void takesPlacesWhereNobodyCanListen(String url, String address) {
    Settings settings = read(elsewhere(url, address));

    assertThat(settings.address()).isEqualTo(address);
  }

  /** */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://cds.example | 0.0.0.0 | carpus.public-url: must be https",
        "http://cds.example | 127.0.0.1 | carpus.public-url: must be https",
        "https://cds.example | '' | carpus.address:  is no address to listen on",
        "https://cds.example | no.such.host.invalid | carpus.address: no.such.host.invalid is no"
      })
  void refusesPlacesWhereOthersCouldListen(String url, String address, String message) {
    assertRefused(elsewhere(url, address), message);
  }

  private static String elsewhere(String url, String address) {
    return client(KEYS).replace(TrustedService.PUBLIC_URL, url + "\n  address: '" + address + "'");
  }

  @Test
  void wantsThePublicUrlWhereOthersCall() {
    String without =
        client(KEYS).replace("public-url: " + TrustedService.PUBLIC_URL, "address: 0.0.0.0");

    assertRefused(without, "carpus.public-url: must be set");
    assertThat(read(without.replace("0.0.0.0", "127.0.0.1")).statedPublicUrl()).isEmpty();
  }

  @Test
  void saysEverythingAtOnce() {
    assertThatThrownBy(() ->
            read(
                TrustedService.yaml(
                    TrustedService.client("a b", "x"),
                    TrustedService.client("b", "x", KEYS, "hooks: [none]"))))
        .hasMessageContainingAll(
            "clients[0].name",
            "clients[0].issuer",
            "clients[0]: name the client's public keys",
            "clients[1].issuer: must be given",
            "clients[1].issuer: another client",
            "clients[1].hooks[0]");
  }
}
