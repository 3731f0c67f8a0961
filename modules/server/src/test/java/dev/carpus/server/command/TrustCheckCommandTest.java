package dev.carpus.server.command;

import static dev.carpus.server.TrustedService.client;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import dev.carpus.server.CommandRun;
import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.FakeKeyServer;
import dev.carpus.server.SelfSigned;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TrustedService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustCheckCommandTest {
  private static final ECKey NEXT = TokenKeys.ec("ec-2");

  @TempDir private Path folder = Path.of("");

  private CommandRun check(String yaml, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "trust";
    all[1] = "check";
    all[2] = TokenKeys.file(folder, "carpus.yaml", yaml).toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return CommandRun.of(all);
  }

  private String keyFile(JWK... keys) {
    return "jwks-file: " + TokenKeys.file(folder, "keys.json", TokenKeys.publicSet(keys));
  }

  private static List<String> warnings(CommandRun run) {
    return run.out().lines().filter(line -> line.startsWith("warning: ")).toList();
  }

  @Test
  void tellsWhoIsTrustedWithWhat() {
    CommandRun run =
        check(
            TrustedService.yaml(
                client(
                    "general-hospital",
                    "https://ehr.example/oauth",
                    keyFile(TrustedService.EC, NEXT),
                    "tenants: [north]",
                    "fhir-servers: ['https://fhir.example/r4']",
                    "origins: ['https://ehr.example']",
                    "hooks: [order-sign]",
                    "rules-off: {small: [P-01, P-02]}",
                    "features: [discovery-version]")));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().map(String::strip))
        .startsWith("trusted: every call under /cds-services needs the token of a client")
        .contains(
            "address        127.0.0.1:8080",
            "public URL     https://cds.example/carpus",
            "audiences      https://cds.example/carpus/cds-services",
            "https://cds.example/carpus/cds-services/{id}",
            "https://cds.example/carpus/cds-services/{id}/feedback",
            "https://cds.example/carpus/cds-services/{id}/explain",
            "general-hospital",
            "issuer         https://ehr.example/oauth",
            "keys           in " + folder.resolve("keys.json"),
            "ec-1: EC P-384, ES384",
            "ec-2: EC P-384, ES384",
            "algorithms     ES384, RS384",
            "tenants        north",
            "FHIR servers   https://fhir.example/r4",
            "origins        https://ehr.example",
            "hooks          order-sign",
            "rules off      small: P-01 P-02",
            "features       discovery-version");
    assertThat(warnings(run)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false, http://127.0.0.1:8080",
    "127.0.0.1, true, https://127.0.0.1:8080",
    "::1, false, http://[::1]:8080",
    "::1, true, https://[::1]:8080"
  })
  void tellsWhereItListensWhereNoPublicUrlIsSet(String address, boolean isEncrypted, String url) {
    CommandRun run =
        check(
            TrustedService.yaml(client("a", "urn:a", keyFile(TrustedService.EC, NEXT)))
                .replace(
                    "  public-url: " + TrustedService.PUBLIC_URL, "  address: '" + address + "'")
                .replace(
                    "    ends-before: true",
                    isEncrypted ? certificate() : "    ends-before: false"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().map(String::strip))
        .contains(
            "address        " + url.replaceFirst("https?://", ""),
            "public URL     " + url,
            "audiences      " + url + "/cds-services",
            url + "/cds-services/{id}/feedback");
  }

  private String certificate() {
    SelfSigned self = SelfSigned.in(folder);
    return "    certificate: %s\n    private-key: %s"
        .formatted(
            self.certificate(folder.resolve("service.pem")),
            self.privateKey(folder.resolve("service.key")));
  }

  @Test
  void warnsOfWhatMayNotBeMeant() {
    CommandRun run =
        check(
            TrustedService.yaml(
                    client("a", "urn:a", keyFile(TrustedService.RSA)),
                    client(
                        "b",
                        "https://sandbox.cds-hooks.org",
                        "jku: https://sandbox.cds-hooks.org/.well-known/jwks.json",
                        "fhir-servers: ['http://127.0.0.1:9000/fhir']"))
                .replace("  trust:\n", "  trust:\n    lifetime: 3601s\n"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "FHIR servers   http://127.0.0.1:9000/fhir (http)",
            "keys           at https://sandbox.cds-hooks.org/.well-known/jwks.json, not fetched");
    assertThat(warnings(run))
        .satisfiesExactly(
            line -> assertThat(line).contains("good for more than an hour"),
            line ->
                assertThat(line).isEqualTo("warning: a: the RSA key rsa-1 has less than 3072 bits"),
            line -> assertThat(line).startsWith("warning: a: its key file has one key only"),
            line -> assertThat(line).startsWith("warning: a: no FHIR server may be read from"),
            line -> assertThat(line).startsWith("warning: b: it is the CDS Hooks sandbox"),
            line ->
                assertThat(line)
                    .contains("b: http://127.0.0.1:9000/fhir is read from without TLS"));
  }

  @Test
  void warnsOfKeysThatEverybodyCanSignWith() {
    String sandbox =
        """
        {"keys":[{"kty":"EC","use":"sig","crv":"P-384","kid":"44823f3d-0b01-4a6c-a80e-b9d3e8a7226f",
         "x":"dw_JGR8nB2I6XveNxUOl2qk699ZPLM2nYI5STSdiEl9avAkrm3CkfYMbrrjr8laB",
         "y":"Sm3mLE-n1zYNla_aiE3cb3nZsL51RbC7ysw3q8aJLxGm-hx79RPMYpITDjp7kgzy","alg":"ES384"},
         {"kty":"EC","use":"sig","crv":"P-384","kid":"example-kid",
         "x":"46SDH7Znh821wblCBglA61sNE9ZrHYKKt3qRtRTmSXyOI_FIGBLWrWa0GPUkDCEk",
         "y":"XMcRuuoGW7CXjQdy-F5i3FeBE0x9hPLdeFdSoDd3ELmx404tLX0VRRcqzAsPhXcI","alg":"ES384"}]}
        """;
    Path file = TokenKeys.file(folder, "sandbox.json", sandbox);
    CommandRun run =
        check(
            TrustedService.yaml(
                client(
                    "a",
                    "urn:a",
                    "jwks-file: " + file,
                    "fhir-servers: ['https://fhir.example/r4']")));

    assertThat(warnings(run))
        .satisfiesExactly(
            line -> assertThat(line).contains("the CDS Hooks sandbox", "anybody can call"),
            line -> assertThat(line).contains("the CDS Hooks specification", "anybody can call"));
  }

  @ParameterizedTest
  @CsvSource({
    "ec-384, ES384, true",
    "ec-384, RS384, false",
    "ec-256, ES384, false",
    "ec-256, ES256, true",
    "rsa, RS384, true",
    "rsa, ES384, false",
    "rsa, PS384, false",
    "ec-384+rsa, RS384, true"
  })
  void warnsOfKeysThatFitNoneOfTheAlgorithms(String keys, String algorithm, boolean fits) {
    Map<String, JWK> all =
        Map.of(
            "ec-384", TrustedService.EC,
            "ec-256", TokenKeys.ec("small", Curve.P_256, JWSAlgorithm.ES256),
            "rsa", TrustedService.RSA);
    JWK[] chosen = Stream.of(keys.split("\\+")).map(all::get).toArray(JWK[]::new);
    CommandRun run =
        check(
            TrustedService.yaml(
                client("a", "urn:a", keyFile(chosen), "algorithms: [" + algorithm + "]")));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(warnings(run).stream().anyMatch(line -> line.contains("none of its keys")))
        .isEqualTo(!fits);
  }

  @Test
  void warnsOfAFileThatSetsNothing() {
    assertThat(warnings(check("# carpus:\n")))
        .singleElement()
        .asString()
        .contains("carpus.yaml sets nothing");
    assertThat(warnings(check("carpus.port: 9090"))).isEmpty();
  }

  @Test
  void saysWhatItDoesNotLookAt() {
    assertThat(check("carpus.port: 9090").out())
        .contains("not looked at here: the content", "rules-off", "./carpus validate");
  }

  @Test
  void readsTheFilesOfTheMemory() {
    String memory =
        """
        carpus.memory:
          url: jdbc:postgresql://127.0.0.1:1/none
          password-file: db.password
          keys: [ { id: a, file: a.key } ]
        """;
    TokenKeys.file(folder, "db.password", "x");
    CommandRun without = check(memory);
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err()).contains("the key file", "a.key cannot be read");

    TokenKeys.file(folder, "a.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    assertThat(check(memory).code()).isZero();
    assertThat(folder.resolve("db.password").toFile().delete()).isTrue();
    assertThat(check(memory).err()).contains("the password file", "cannot be read");
  }

  @Test
  void fetchesKeysWhereThatIsAskedFor() {
    try (FakeKeyServer server = new FakeKeyServer().publish(TrustedService.EC)) {
      String yaml =
          TrustedService.yaml(
              client("a", "urn:a", "jku: " + server.url(), "fhir-servers: ['https://f.example']"));

      assertThat(check(yaml).out()).contains("at " + server.url() + ", not fetched");
      assertThat(server.asked()).isZero();
      CommandRun fetched = check(yaml, "--fetch");
      assertThat(fetched.code()).isZero();
      assertThat(fetched.out()).contains("at " + server.url(), "ec-1: EC P-384, ES384");
      assertThat(warnings(fetched)).isEmpty();
      server.publish(TrustedService.EC, TokenKeys.rsa("weak", 2040));
      assertThat(warnings(check(yaml, "--fetch"))).hasSize(1);
      server.reply(FakeFhirServer.status(404, "{}"));
      CommandRun failed = check(yaml, "--fetch");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(warnings(failed))
          .containsExactly(
              "warning: a: its keys cannot be fetched: it answered with the status 404");
    }
  }

  @Test
  void saysThatAServiceIsOpen() {
    CommandRun run = check("carpus.port: 9090");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("open: ").contains("127.0.0.1:9090");
  }

  @Test
  void saysWhatIsWrongAsAtStart() {
    CommandRun settings = check(TrustedService.yaml(client("a", "a")));
    assertThat(settings.code()).isEqualTo(1);
    assertThat(settings.err()).contains("clients[0].issuer", "clients[0]: name the client's");
    assertThat(settings.out()).isEmpty();

    String secret = "{\"keys\":[" + NEXT.toJSONString() + "]}";
    Path file = TokenKeys.file(folder, "secret.json", secret);
    CommandRun keys = check(TrustedService.yaml(client("a", "urn:a", "jwks-file: " + file)));
    assertThat(keys.code()).isEqualTo(1);
    assertThat(keys.err()).startsWith(file + ": key 1 is private or secret");
    assertThat(keys.out()).isEmpty();
  }

  @Test
  void wantsAFileAndTellsItsUsage() {
    assertThat(CommandRun.of("trust").code()).isEqualTo(2);
    assertThat(CommandRun.of("trust", "chek").code()).isEqualTo(2);
    CommandRun without = CommandRun.of("trust", "check");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("FILE");
    CommandRun help = CommandRun.of("trust", "check", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: carpus trust check");
  }
}
