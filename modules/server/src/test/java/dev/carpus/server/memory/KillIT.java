package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.FeedbackBody;
import dev.carpus.server.Outside;
import dev.carpus.server.Service;
import dev.carpus.server.TestPostgres;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern LISTENS = Pattern.compile("Carpus listens at (http://\\S+)");

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
    Process service = start(config);
    // Not closed here: that would wait for the thread that reads on, for as long as the service is.
    BufferedReader output = service.inputReader(StandardCharsets.UTF_8);
    try {
      URI feedback = URI.create(url(output) + "/" + Service.ID + "/feedback");
      Thread.ofVirtual().start(() -> drain(output));
      tellUntilItDies(service, feedback);
    } finally {
      service.destroyForcibly().waitFor();
    }

    assertThat(answered).hasSizeBetween(ENOUGH, CALLS - 1);
    Set<String> stored = stored(config);
    assertThat(answered)
        .allSatisfy(
            call -> assertThat(stored).containsAll(comments(call).collect(Collectors.toSet())));
  }

  private Process start(Path config) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.carpus.server.Carpus",
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--config",
                config.toString()))
        .redirectErrorStream(true)
        .start();
  }

  private static String url(BufferedReader output) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        return listens.group(1);
      }
    }
    throw new IllegalStateException("the service did not start:\n" + seen);
  }

  /** Reads on, so that the process never waits for a reader. */
  private static void drain(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // Nobody wants it.
      }
    } catch (IOException ended) {
      // It was killed.
    }
  }

  private void tellUntilItDies(Process service, URI feedback) {
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      IntStream.range(0, THREADS).forEach(_ -> threads.execute(() -> tell(client, feedback)));
      Eventually.see(answered::size, size -> size >= ENOUGH);
      service.destroyForcibly();
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
