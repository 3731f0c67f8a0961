package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedContent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;

class HealthDoorTest {
  private final Readiness readiness = new Readiness();
  private final HealthDoor door =
      new HealthDoor(
          readiness,
          List.of(
              new ContentHealth(
                  new LiveContent(() -> new ServedContent(List.of()), Runnable::run))));

  @Test
  void isDownUntilTheServiceIsReady() {
    assertHealth(503, "DOWN");
  }

  @Test
  void isUpWhileTheServiceIsReady() {
    readiness.begin();

    assertHealth(200, "UP");
  }

  @Test
  void isDownOnceTheServiceStops() {
    readiness.begin();
    readiness.end();

    assertHealth(503, "DOWN");
  }

  @Test
  void asksEachPartOnce() {
    AtomicInteger asked = new AtomicInteger();
    HealthPart part =
        () -> {
          int times = asked.incrementAndGet();
          return PartHealth.ofUnneeded("part", times == 1, to -> to.put("asked", times));
        };
    readiness.begin();

    ResponseEntity<byte[]> health = new HealthDoor(readiness, List.of(part)).health();

    assertThat(Objects.requireNonNull(health.getBody()))
        .asString(UTF_8)
        .isEqualTo("{\"status\":\"UP\",\"part\":{\"status\":\"UP\",\"asked\":1}}");
  }

  @ParameterizedTest
  @CsvSource({"true, 503", "false, 200"})
  void isDownForWantOfANeededPartAlone(boolean isNeeded, int status) {
    HealthPart part = () -> new PartHealth("part", false, isNeeded, _ -> {});
    readiness.begin();

    ResponseEntity<byte[]> health = new HealthDoor(readiness, List.of(part)).health();

    assertThat(health.getStatusCode().value()).isEqualTo(status);
  }

  private void assertHealth(int status, String word) {
    ResponseEntity<byte[]> health = door.health();
    assertThat(health.getStatusCode().value()).isEqualTo(status);
    assertThat(new String(Objects.requireNonNull(health.getBody()), UTF_8))
        .startsWith("{\"status\":\"" + word + "\"");
  }
}
