package dev.carpus.server.web;

import static dev.carpus.server.TrustedService.EC;
import static dev.carpus.server.TrustedService.ISSUER;
import static dev.carpus.server.TrustedService.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.LogLines;
import dev.carpus.server.Service;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TokenMaker;
import dev.carpus.server.TrustedService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log keeps of calls, and of those that were not let in. */
class AuditIT {
  private static final String MARK = "XXSECRETXX";

  @TempDir private Path folder = Path.of("");

  private final LogLines log = new LogLines();

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void keepsTheReasonAndNothingOfTheToken() {
    try (TrustedService trusted = TrustedService.start(folder)) {
      TokenMaker token = trusted.token(PATH).claim("jti", MARK).claim("sub", MARK);
      String expired = token.claim("exp", 1).token();
      trusted.call(expired);
      trusted.call(token.signedBy(TokenKeys.ec(EC.getKeyID())).token());
      trusted.call(token.header("kid", MARK).token());
      trusted.get("/cds-services", token.claim("iss", "https://" + MARK).token());
      trusted.get("/cds-services/" + MARK + "/feedback", MARK);
      trusted.service().get("/" + MARK);

      assertThat(log.text())
          .doesNotContainIgnoringCase(MARK)
          .doesNotContain(ISSUER, expired, expired.substring(expired.lastIndexOf('.')), "eyJ");
      String counted = "carpus_tokens_refused_total{reason=\"%s\"}";
      assertThat(trusted.service().metric(counted.formatted("expiry"))).contains(1.0);
      assertThat(trusted.service().metric(counted.formatted("replayed"))).contains(0.0);
    }
    assertThat(log.with("event", "refused"))
        .extracting(
            line -> line.path("logger_name").asString(),
            line -> line.path("reason").asString(),
            line -> line.path("client").asString(""),
            line -> line.path("path").asString())
        .containsExactly(
            line("expiry", "general-hospital", "hook"),
            line("signature", "general-hospital", "hook"),
            line("unknown-key", "general-hospital", "hook"),
            line("issuer", "", "discovery"),
            line("malformed", "", "feedback"),
            line("no-token", "", "other"));
    assertThat(log.with("event", "refused"))
        .allSatisfy(line -> assertThat(line.path("status").asInt()).isEqualTo(401));
  }

  /** The caller is told the id, and no reason. */
  @Test
  void tellsARefusedCallByTheSameIdInTheAnswer() {
    try (TrustedService trusted = TrustedService.start(folder)) {
      String token = trusted.token(PATH).claim("exp", 1).token();
      String first = trusted.call(token).body();
      String second = trusted.call(token).body();

      assertThat(log.with("reason", "expiry"))
          .extracting(line -> line.path("requestId").asString())
          .satisfiesExactly(
              id -> assertThat(first).contains(id),
              id -> assertThat(second).contains(id).doesNotContain("expiry"));
      assertThat(first).isNotEqualTo(second);
    }
  }

  @Test
  void keepsALineOfCallsThatNoRouteTakes() {
    try (TrustedService trusted = TrustedService.start(folder)) {
      Service service = trusted.service();
      trusted.get(PATH, trusted.token(PATH).token());
      service.send(
          service
              .request(PATH, "Content-Type", "text/plain", "Authorization", bearer(trusted))
              .POST(BodyPublishers.ofString(MARK)));
      service.post(PATH, "{}", "Accept", "text/plain", "Authorization", bearer(trusted));
      service.post("/health", "{}");

      assertThat(log.with("event", "refused"))
          .extracting(
              line -> line.path("reason").asString(),
              line -> line.path("status").asInt(),
              line -> line.path("path").asString(),
              line -> line.path("client").asString(),
              line -> line.path("requestId").asString().length())
          .containsExactly(
              Tuple.tuple("method", 405, "hook", "general-hospital", 36),
              Tuple.tuple("content-type", 415, "hook", "general-hospital", 36),
              Tuple.tuple("accept", 406, "hook", "general-hospital", 36));
    }
  }

  private static String bearer(TrustedService trusted) {
    return "Bearer " + trusted.token(PATH).token();
  }

  @Test
  void keepsWhoCalledWhatAndWhatCameOfIt() {
    try (TrustedService trusted = TrustedService.start(folder)) {
      trusted.call(trusted.token(PATH).token());
      trusted.get("/cds-services", trusted.token("/cds-services").token());
    }
    assertThat(log.with("logger_name", "dev.carpus.audit"))
        .extracting(
            line -> line.path("message").asString(),
            line -> line.path("client").asString(""),
            line -> line.path("status").asInt(),
            line -> line.path("service").asString(""),
            line -> line.path("hookInstance").asString(""))
        .containsExactly(
            Tuple.tuple(
                "hook call",
                "general-hospital",
                200,
                "small",
                "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"),
            Tuple.tuple("discovery", "general-hospital", 200, "", ""));
  }

  private static Tuple line(String reason, String client, String path) {
    return Tuple.tuple("dev.carpus.audit", reason, client, path);
  }
}
