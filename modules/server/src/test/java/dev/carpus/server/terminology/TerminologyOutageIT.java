package dev.carpus.server.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.Eventually;
import dev.carpus.server.FakeTerminologyServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SettableClock;
import dev.carpus.server.SiteContent;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Content of which a terminology server tells the codes of cramps, and what it does without. */
@Timeout(180)
class TerminologyOutageIT {
  private static final String CRAMP = "cramp-of-hands";
  private static final String OTHER = "spasm-of-hands";

  @TempDir private static Path folder = Path.of("");
  private static final SettableClock CLOCK = new SettableClock();
  private static final FakeTerminologyServer SERVER = new FakeTerminologyServer(CRAMP);
  private static Path maps;
  private static Path content;
  private static Service service;

  @BeforeAll
  static void startWithAServerThatIsWell() throws IOException {
    maps = Files.createDirectory(folder.resolve("maps"));
    content =
        SiteContent.below(folder)
            .codeSystem(FakeTerminologyServer.SYSTEM)
            .cramps(
                """
                {"system":"%s","filter":[{"property":"concept","op":"is-a","value":"cramp"}]}\
                """
                    .formatted(FakeTerminologyServer.SYSTEM))
            .folder();
    service = start(SERVER, Optional.of(folder.resolve("data")));
  }

  @AfterAll
  static void end() {
    service.close();
    SERVER.close();
  }

  private static Service start(FakeTerminologyServer asked, Optional<Path> data) {
    String yaml =
        """
        carpus:
          retrieval:
            deadline: 30s
          terminology:
            maps: %s
            refresh: 1s
            servers:
              - url: %s
                code-systems: ["%s"]
                timeout: 2s
        """
            .formatted(maps, asked.base(), FakeTerminologyServer.SYSTEM);
    return Service.start(yaml, content, data, CLOCK);
  }

  /** A server that failed often is left alone for a minute: of the service's clock. */
  @AfterEach
  void getsWellAgain() {
    SERVER.knows(CRAMP);
    JsonNode terminology =
        Eventually.see(
            () -> {
              CLOCK.forward(Duration.ofMinutes(1));
              return terminology(service);
            },
            each -> each.path("status").asString().equals("UP"));
    assertThat(terminology.at("/servers/0").has("reason")).isFalse();
    assertThat(terminology.at("/servers/0/expansions/0/state").asString()).isEqualTo("fresh");
    assertThat(metric("server_up")).contains(1.0);
    assertThat(metric("expansion_stale")).contains(0.0);
    Eventually.see(
        () -> service.rules(recordedAs(CRAMP)).size(), size -> size == Service.NEW_CRAMPS.size());
  }

  private static HookBody recordedAs(String code) {
    return HookBody.full().conditions(HookBody.cramps(FakeTerminologyServer.SYSTEM, code));
  }

  private static JsonNode terminology(Service of) {
    return Service.json(of.get("/health")).path("terminology");
  }

  private static Optional<Double> metric(String name) {
    return service.metric("carpus_terminology_" + name + "{");
  }

  private static void awaitStale(String reason) {
    Eventually.see(
        () -> terminology(service).at("/servers/0"),
        server ->
            server.path("reason").asString("").contains(reason)
                && server.at("/expansions/0/state").asString().equals("stale"));
  }

  @Test
  void countsTheCodesThatTheServerTells() {
    assertThat(service.rules(recordedAs(CRAMP))).isEqualTo(Service.NEW_CRAMPS);
    assertThat(service.rules(recordedAs(OTHER))).isEmpty();

    JsonNode server = terminology(service).at("/servers/0");
    assertThat(server.path("url").asString()).isEqualTo(SERVER.base().toString());
    assertThat(server.path("status").asString()).isEqualTo("UP");
    assertThat(server.path("lastSuccess").asString()).isNotEmpty();
    assertThat(server.at("/expansions/0/include").asString())
        .isEqualTo(FakeTerminologyServer.SYSTEM + " where concept is-a cramp");
    assertThat(server.at("/expansions/0/codes").asInt()).isEqualTo(2);
  }

  @Test
  void countsTheCodesThatTheServerHasLater() {
    SERVER.knows(OTHER);
    Eventually.see(
        () -> service.rules(recordedAs(OTHER)).size(), size -> size == Service.NEW_CRAMPS.size());

    assertThat(service.rules(recordedAs(CRAMP))).isEmpty();
    assertThat(terminology(service).path("status").asString()).isEqualTo("UP");
  }

  @Test
  void goesOnWhereTheServerAnswersRubbish() {
    SERVER.rubbish();

    awaitStale("the terminology server's answer is no JSON");
    assertServedStale();
  }

  @Test
  void goesOnWhereTheServerIsStopped() {
    SERVER.stop();
    try {
      awaitStale("the terminology server could not be reached");
      assertServedStale();
    } finally {
      SERVER.comeBack();
    }
  }

  /** A call does not even wait while the server is being asked. */
  @Test
  void goesOnWhereTheServerIsSlow() {
    SERVER.slow();
    Eventually.see(SERVER::waiting, waiting -> waiting > 0);

    assertAnsweredSoonerThanTheServer();
    awaitStale("the terminology server did not answer within 2000 ms");
    assertServedStale();
  }

  private static void assertServedStale() {
    assertAnsweredSoonerThanTheServer();
    JsonNode health = Service.json(service.get("/health"));
    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.at("/terminology/status").asString()).isEqualTo("DOWN");
    assertStale(health.at("/terminology/servers/0"));
    assertThat(metric("server_up")).contains(0.0);
    assertThat(metric("expansion_stale")).contains(1.0);
    assertThat(metric("expansion_age_seconds").orElseThrow()).isNotNegative();
  }

  private static void assertStale(JsonNode server) {
    assertThat(server.path("status").asString()).isEqualTo("DOWN");
    assertThat(server.path("lastFailure").asString()).isNotEmpty();
    assertThat(server.at("/expansions/0/state").asString()).isEqualTo("stale");
    assertThat(server.at("/expansions/0/codes").asInt()).isEqualTo(2);
    assertThat(server.at("/expansions/0/at").asString()).isNotEmpty();
  }

  private static void assertAnsweredSoonerThanTheServer() {
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThat(service.rules(recordedAs(CRAMP))).isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.rules(recordedAs(OTHER))).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(FakeTerminologyServer.DELAY);
    }
  }

  @Test
  void servesWhatItDidWhereTheContentCannotBeLoadedAgain() throws IOException {
    Path broken = Files.writeString(maps.resolve("broken.json"), "{");
    SERVER.knows(OTHER);
    JsonNode health =
        Eventually.see(
            () -> Service.json(service.get("/health")),
            each -> each.at("/terminology/status").asString().equals("DOWN"));

    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.at("/content/status").asString()).isEqualTo("DOWN");
    assertThat(health.at("/content/problems").toString()).contains(broken + ":1: error: not JSON");
    assertThat(service.metric("carpus_content_refused")).contains(1.0);
    assertThat(service.rules(recordedAs(CRAMP))).isEqualTo(Service.NEW_CRAMPS);
    assertThat(service.rules(recordedAs(OTHER))).isEmpty();

    Files.delete(broken);
    Eventually.see(
        () -> service.rules(recordedAs(OTHER)).size(), size -> size == Service.NEW_CRAMPS.size());
    assertThat(service.rules(recordedAs(CRAMP))).isEmpty();
    Eventually.see(() -> service.metric("carpus_content_refused").orElseThrow(), is -> is == 0);
  }

  @Test
  void startsWithTheCodesOfBeforeWhereTheServerIsStopped() {
    Optional<Path> data = Optional.of(folder.resolve("restarted"));
    try (FakeTerminologyServer other = new FakeTerminologyServer(CRAMP)) {
      start(other, data).close();
      other.stop();
      try (Service restarted = start(other, data)) {
        assertThat(restarted.rules(recordedAs(CRAMP))).isEqualTo(Service.NEW_CRAMPS);
        assertThat(restarted.rules(recordedAs(OTHER))).isEmpty();
        assertThat(terminology(restarted).path("status").asString()).isEqualTo("DOWN");
        assertStale(terminology(restarted).at("/servers/0"));
      }
    }
  }

  @Test
  void doesNotStartWhereNobodyEverToldTheCodes() {
    try (FakeTerminologyServer other = new FakeTerminologyServer(CRAMP)) {
      other.stop();

      assertThatThrownBy(() -> start(other, Optional.of(folder.resolve("empty"))).close())
          .isInstanceOf(StartRefused.class)
          .message()
          .satisfies(message ->
              assertThat(message.lines())
                  .anySatisfy(line ->
                      assertThat(line)
                          .containsPattern("ValueSet-VS-HandCramp.json:\\d+: error: ")
                          .contains(
                              "the filter cannot be expanded",
                              "the terminology server could not be reached",
                              String.valueOf(other.base()))));
    }
  }
}
