package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedContent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class HealthDoorTest {
  private final Readiness readiness = new Readiness();
  private final HealthDoor door =
      new HealthDoor(
          readiness,
          List.of(new ContentHealth(new LiveContent(() -> new ServedContent(List.of())))));

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

  private void assertHealth(int status, String word) {
    ResponseEntity<byte[]> health = door.health();
    assertThat(health.getStatusCode().value()).isEqualTo(status);
    assertThat(new String(Objects.requireNonNull(health.getBody()), UTF_8))
        .startsWith("{\"status\":\"" + word + "\"");
  }
}
