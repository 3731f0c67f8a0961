package dev.carpus.server.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.FakeKeyServer;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TrustedService;
import dev.carpus.server.retrieval.HostNames;
import dev.carpus.server.trust.KeyFetch.Fetching;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys are fetched from, and what is taken for keys. */
class KeyFetchIT {
  private static final JWK EC = TrustedService.EC;
  private static final JWK RSA = TrustedService.RSA;

  private final FakeKeyServer server = new FakeKeyServer();
  private final KeyFetch fetch = new KeyFetch();

  @AfterEach
  void close() {
    fetch.close();
    server.close();
  }

  private void assertFails(String words) {
    assertThat(fetch.fetch(server.url()))
        .isInstanceOfSatisfying(
            Fetching.Failed.class, failed -> assertThat(failed.reason()).contains(words));
  }

  @Test
  void fetchesTheSet() {
    server.publish(EC, RSA);

    assertThat(fetch.fetch(server.url()))
        .isInstanceOfSatisfying(
            Fetching.Fetched.class,
            fetched -> {
              assertThat(fetched.keys().keys())
                  .containsExactly(EC.toPublicJWK(), RSA.toPublicJWK());
              assertThat(fetched.unusable()).isZero();
            });
  }

  @Test
  void fetchesNothingOnceItIsClosed() {
    server.publish(EC);
    fetch.close();

    assertFails("cannot be reached");
    assertThat(server.asked()).isZero();
  }

  @Test
  void leavesOutWhatCannotBeUsed() {
    server.publish(EC, TokenKeys.rsa("weak", 2040));

    assertThat(fetch.fetch(server.url()))
        .isInstanceOfSatisfying(
            Fetching.Fetched.class,
            fetched -> {
              assertThat(fetched.keys().keys()).containsExactly(EC.toPublicJWK());
              assertThat(fetched.unusable()).isEqualTo(1);
            });
  }

  @Test
  void followsNoRedirect() {
    try (FakeKeyServer other = new FakeKeyServer().publish(EC)) {
      server.reply(exchange -> {
        exchange.getResponseHeaders().set("Location", other.url().toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
      });
      assertFails("status 302");
      assertThat(other.asked()).isZero();
    }
  }

  @Test
  void readsASetUpToItsLimitAndNoByteMore() {
    String set = TokenKeys.publicSet(EC);
    String largest = set + " ".repeat(KeyFetch.MOST - set.length());
    server.reply(FakeFhirServer.json(largest));
    assertThat(fetch.fetch(server.url())).isInstanceOf(Fetching.Fetched.class);
    server.reply(FakeFhirServer.json(largest + " "));
    assertFails("too long");
  }

  @Test
  void takesNothingElseForKeys() {
    server.reply(FakeFhirServer.json("<html></html>"));
    assertFails("no JWK set");
    server.reply(FakeFhirServer.json("{\"keys\":[" + EC.toJSONString() + "]}"));
    assertFails("no JWK set");
    server.reply(FakeFhirServer.status(500, TokenKeys.publicSet(EC)));
    assertFails("status 500");
  }

  /** Also where the answer has begun. */
  @Test
  void doesNotWaitForLong() {
    CountDownLatch end = new CountDownLatch(1);
    server.reply(exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        end.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
    try (KeyFetch impatient = new KeyFetch(HostNames.ofMachine(), Duration.ofMillis(300))) {
      assertThat(impatient.fetch(server.url())).isInstanceOf(Fetching.Failed.class);
    } finally {
      end.countDown();
    }
    assertThat(server.asked()).isEqualTo(1);
  }

  @Test
  void saysThatNobodyAnswers() {
    URI nowhere;
    try (FakeKeyServer gone = new FakeKeyServer()) {
      nowhere = gone.url();
    }
    assertThat(fetch.fetch(nowhere)).isInstanceOf(Fetching.Failed.class);
    assertThat(fetch.fetch(URI.create("https://no.such.host.invalid/jwks")))
        .isEqualTo(new Fetching.Failed("its host is not known, or means this machine or its link"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "0.0.0.0",
        "::",
        "169.254.169.254",
        "fe80::1",
        "224.0.0.1",
        "ff02::1",
        "::ffff:127.0.0.1"
      })
  void goesNowhereNearWhereANameLeadsThere(String address) {
    server.publish(EC);
    try (KeyFetch named =
        new KeyFetch(_ -> addresses("192.0.2.1", address), Duration.ofSeconds(5))) {
      URI url = URI.create("http://ehr.example:" + server.url().getPort() + "/jwks");

      assertThat(named.fetch(url))
          .isEqualTo(
              new Fetching.Failed("its host is not known, or means this machine or its link"));
    }
    assertThat(server.asked()).isZero();
  }

  private static List<InetAddress> addresses(String... texts) {
    return Stream.of(texts).map(InetAddress::ofLiteral).toList();
  }
}
