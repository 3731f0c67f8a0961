package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.FeedbackBody;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SettableClock;
import dev.carpus.server.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service whose database goes away: its patients still get their advice. */
class MemoryOutageIT {
  private static final String FEEDBACK = "/cds-services/" + Service.ID + "/feedback";

  @TempDir private Path folder = Path.of("");

  private final SettableClock clock = new SettableClock();

  private Service start(String url) throws IOException {
    Path key = folder.resolve("k1.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    return Service.start(
        Service.PATIENT
            + """

            carpus.memory.patience: 5s
            carpus.memory.url: %s
            carpus.memory.keys:
              - id: k1
                file: %s
            """
                .formatted(url, key),
        Optional.empty(),
        clock);
  }

  private HttpResponse<String> override(Service service, JsonNode card) {
    return service.post(FEEDBACK, FeedbackBody.empty().overridden(card, clock.instant()).json());
  }

  @Test
  @DisplayName(
      "R-176: while the database is away, cards are given and feedback is refused with 503")
  void givesCardsAndRefusesFeedbackWhileTheDatabaseIsAway() throws IOException {
    TestPostgres postgres = TestPostgres.start();
    try (Service service = start(postgres.database())) {
      JsonNode card = Service.cardOf("P-08", service.call(HookBody.full()));
      Eventually.see(() -> override(service, card).statusCode(), status -> status == 200);
      Eventually.see(
          () -> {
            clock.forward(Duration.ofSeconds(1));
            HttpResponse<String> shown = service.call(HookBody.full());
            if (shown.body().contains("\"P-08\"")) {
              override(service, Service.cardOf("P-08", shown));
            }
            return shown.body();
          },
          body -> !body.contains("\"P-08\""));
      postgres.close();

      assertThat(service.rules(HookBody.full())).contains("P-08");
      HttpResponse<String> refused = override(service, card);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("10");
      assertThat(Service.json(refused).at("/issue/0/code").asString()).isEqualTo("transient");
      assertThat(service.get("/feedback/summary").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void startsAndGivesCardsWhereTheDatabaseIsNotThere() throws IOException {
    try (Service service = start("jdbc:postgresql://localhost:1/none")) {
      assertThat(service.rules(HookBody.full())).isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.post(FEEDBACK, "{}").statusCode()).isEqualTo(400);
    }
  }
}
