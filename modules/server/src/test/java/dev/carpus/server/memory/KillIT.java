package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.FeedbackBody;
import dev.carpus.server.Outside;
import dev.carpus.server.ServiceProcess;
import dev.carpus.server.TestPostgres;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** A service that is killed while it stores feedback. */
class KillIT {
  private static final int CALLS = 1_000;
  private static final int ENTRIES_IN_A_CALL = 10;
  private static final int THREADS = 8;

  /** After so many calls that were answered it is killed; others are under way then. */
  private static final int ENOUGH = 300;

  @TempDir private Path folder = Path.of("");

  private final AtomicInteger begun = new AtomicInteger();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();

  @Test
  @DisplayName("R-173: on H2, all feedback that was answered with 200 outlives the service")
  void losesNothingOnH2() throws Exception {
    assertNothingIsLost("");
  }

  @Test
  @DisplayName("R-173: on PostgreSQL, all feedback that was answered with 200 outlives the service")
  void losesNothingOnPostgres() throws Exception {
    Files.writeString(folder.resolve("first.key"), "A".repeat(42) + "8=");
    assertNothingIsLost(
        """
          memory:
            url: %s
            keys:
              - id: first
                file: first.key
        """
            .formatted(TestPostgres.shared().database()));
  }

  private void assertNothingIsLost(String settings) throws IOException, InterruptedException {
    Path config = folder.resolve("carpus.yaml");
    Files.writeString(config, "carpus:\n  zone: UTC\n" + settings);
    try (ServiceProcess service =
        ServiceProcess.start(
            "1g", "--data", folder.resolve("data").toString(), "--config", config.toString())) {
      tellUntilItDies(service);
    }

    assertThat(answered).hasSizeBetween(ENOUGH, CALLS - 1);
    Set<String> stored = stored(config);
    assertThat(answered)
        .allSatisfy(
            call -> assertThat(stored).containsAll(comments(call).collect(Collectors.toSet())));
  }

  private void tellUntilItDies(ServiceProcess service) {
    URI feedback = URI.create(service.hook() + "/feedback");
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      IntStream.range(0, THREADS).forEach(_ -> threads.execute(() -> tell(client, feedback)));
      Eventually.see(answered::size, size -> size >= ENOUGH);
      service.kill();
    }
  }

  private void tell(HttpClient client, URI feedback) {
    try {
      for (int call = begun.getAndIncrement(); call < CALLS; call = begun.getAndIncrement()) {
        HttpRequest request =
            HttpRequest.newBuilder(feedback)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(call)))
                .build();
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          answered.add(call);
        }
      }
    } catch (IOException killed) {
      // What was under way may be stored or not.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static String body(int call) {
    FeedbackBody body = FeedbackBody.empty();
    for (String comment : comments(call).toList()) {
      body =
          body.commented(
              UUID.randomUUID().toString(), comment, Instant.parse("2026-11-22T12:00:00Z"));
    }
    return body.json();
  }

  private static Stream<String> comments(int call) {
    return IntStream.range(0, ENTRIES_IN_A_CALL).mapToObj(entry -> call + "/" + entry);
  }

  /** The comments that a service started anew would find. */
  private Set<String> stored(Path config) {
    Settings settings =
        new SettingsReader(new StandardEnvironment()).read(Optional.of(config), Optional.empty());
    try (Memory memory =
        new MemoryStart(settings.memory(), Optional.of(folder.resolve("data")), Outside.ofMachine())
            .open(new SecureRandom())) {
      Eventually.see(memory::state, MemoryState::isUp);
      return memory.comments(Instant.EPOCH).orElseThrow().stream()
          .map(comment -> ((StoredComment.Legible) comment.text()).text())
          .collect(Collectors.toSet());
    }
  }
}
