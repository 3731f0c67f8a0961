package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.terminology.TerminologyUpkeep;
import dev.carpus.terminology.UnmappedCodes;
import dev.carpus.terminology.remote.RemoteTerminology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class HealthDoorTest {
  private final Readiness readiness = new Readiness();
  private final HealthDoor door =
      new HealthDoor(readiness, new LiveContent(() -> new ServedContent(List.of())), upkeep());

  private static TerminologyUpkeep upkeep() {
    return new TerminologyUpkeep(
        new RemoteTerminology(List.of(), Optional.empty(), InstantSource.system()),
        new UnmappedCodes(),
        Optional.empty(),
        Duration.ofDays(1),
        () -> true);
  }

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
