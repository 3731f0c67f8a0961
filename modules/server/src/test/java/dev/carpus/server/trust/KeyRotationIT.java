package dev.carpus.server.trust;

import static dev.carpus.server.TrustedService.ISSUER;
import static dev.carpus.server.TrustedService.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.FakeKeyServer;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TokenMaker;
import dev.carpus.server.TrustedService;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that publishes its keys, and changes them. */
class KeyRotationIT {
  private static final JWK OLD = TokenKeys.ec("old");
  private static final JWK NEXT = TokenKeys.rsa("next", 2048);
  private static final Duration REFRESH = Duration.ofMinutes(10);

  @TempDir private Path folder = Path.of("");

  private static int call(TrustedService trusted, TokenMaker token) {
    return trusted.call(token.token()).statusCode();
  }

  @Test
  void followsAClientFromKeyToKey() {
    try (FakeKeyServer server = new FakeKeyServer().publish(OLD);
        TrustedService trusted =
            TrustedService.startWith(
                folder, TrustedService.client("rotating", ISSUER, "jku: " + server.url()))) {
      TokenMaker named = trusted.token(OLD, PATH).header("jku", server.url().toString());
      assertThat(server.asked()).isZero();
      assertThat(call(trusted, named)).isEqualTo(200);
      assertThat(call(trusted, trusted.token(OLD, PATH))).isEqualTo(200);
      assertThat(server.asked()).isEqualTo(1);

      server.publish(OLD, NEXT);
      trusted.clock().forward(FetchedKeys.PAUSE);
      assertThat(call(trusted, trusted.token(NEXT, PATH))).isEqualTo(200);
      assertThat(call(trusted, trusted.token(OLD, PATH))).isEqualTo(200);
      assertThat(server.asked()).isEqualTo(2);

      server.publish(NEXT);
      trusted.clock().forward(REFRESH);
      assertThat(call(trusted, trusted.token(OLD, PATH))).isEqualTo(401);
      assertThat(call(trusted, trusted.token(NEXT, PATH))).isEqualTo(200);
      assertThat(server.asked()).isEqualTo(3);

      goesOnWhileTheServerIsDown(server, trusted);
      isNotMadeToFetchByRandomKeys(server, trusted);
    }
  }

  private static void goesOnWhileTheServerIsDown(FakeKeyServer server, TrustedService trusted) {
    server.reply(FakeFhirServer.status(503, "{}"));
    trusted.clock().forward(REFRESH);
    assertThat(call(trusted, trusted.token(NEXT, PATH))).isEqualTo(200);
    assertThat(server.asked()).isEqualTo(4);
  }

  private static void isNotMadeToFetchByRandomKeys(FakeKeyServer server, TrustedService trusted) {
    trusted.clock().forward(FetchedKeys.PAUSE);
    for (int i = 0; i < 50; i++) {
      assertThat(call(trusted, trusted.token(NEXT, PATH).header("kid", "random-" + i)))
          .isEqualTo(401);
    }
    assertThat(server.asked()).isEqualTo(5);
    assertThat(call(trusted, trusted.token(NEXT, PATH))).isEqualTo(200);
  }
}
