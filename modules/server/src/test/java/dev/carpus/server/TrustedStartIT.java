package dev.carpus.server;

import static dev.carpus.server.TrustedService.ISSUER;
import static dev.carpus.server.TrustedService.client;
import static dev.carpus.server.TrustedService.keysIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a service that trusts clients does not start. */
class TrustedStartIT {
  @TempDir private Path folder = Path.of("");

  /** */
  @Test
  void readsTheKeysBeforeItStarts() {
    String set = "{\"keys\":[" + TrustedService.EC.toJSONString() + "]}";
    Path secret = TokenKeys.file(folder, "secret.json", set);
    Path missing = folder.resolve("missing.json");

    assertThatThrownBy(() ->
            TrustedService.startWith(
                folder,
                client("a", "urn:a", "jwks-file: " + secret),
                client("b", "urn:b", "jwks-file: " + missing)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(secret + ": key 1 is private or secret")
        .hasMessageContaining(missing + ": the file cannot be read")
        .hasMessageNotContaining(TrustedService.EC.getD().toString());
  }

  @Test
  void refusesRulesThatAreNotThere() {
    assertThatThrownBy(() -> TrustedService.start(folder, "rules-off: {small: [P-1]}"))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "carpus.trust.clients[0].rules-off.small: there is no rule P-1; the nearest is P-01");
  }

  /** What reviewers have not approved is no advice for patients. */
  @Test
  void servesItsClientsWhatIsApprovedUnlessTheSiteSaysOtherwise() {
    String yaml =
        TrustedService.yaml(client("ehr", ISSUER, keysIn(folder)))
            .replace("  content:\n    serve-unapproved: true\n", "");

    assertThatThrownBy(() ->
            Service.start(
                yaml,
                SmallContent.below(folder).folder(),
                Optional.empty(),
                InstantSource.fixed(Service.AT)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("small: not approved by its reviewers: P-02, P-03");
  }

  /** beyond this machine, behind a proxy where TLS ends. */
  @Test
  void listensWhereItsClientsCall() {
    String yaml =
        TrustedService.yaml(client("ehr", ISSUER, keysIn(folder)))
            .replace("public-url:", "address: 127.0.0.2\n  public-url:");
    try (Service service =
        Service.start(
            yaml,
            SmallContent.below(folder).folder(),
            Optional.empty(),
            InstantSource.fixed(Service.AT))) {
      assertThat(service.url("").getHost()).isEqualTo("127.0.0.2");
      assertThat(service.get("/cds-services").statusCode()).isEqualTo(401);
    }
  }
}
