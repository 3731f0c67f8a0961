package dev.carpus.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Planted;
import dev.carpus.server.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that are wrong in many ways have an answer of the contract,
 * and nothing that they say comes into the log.
 */
class FuzzIT {
  private static final Path CORPORA =
      Path.of(System.getProperty("carpus.shared")).resolve("corpora/cdshooks");
  private static final int REQUESTS = 2_000;

  private static FuzzedService service;

  @BeforeAll
  static void start() throws IOException {
    Planted.word(Oddities.MARK);
    service = FuzzedService.start(Service.outside(), Optional.of(CORPORA));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void answersWhateverComes() throws InterruptedException {
    Queue<String> found = new ConcurrentLinkedQueue<>();
    FuzzRun.Watcher watcher =
        new FuzzRun.Watcher() {
          @Override
          public void found(Finding finding) {
            found.add(
                finding.of().number() + " " + finding.of().mutations() + ": " + finding.problem());
          }

          @Override
          public void sent(long requests) {}
        };

    FuzzResult result = new FuzzRun(service, 1, HeapInUse::bytes, watcher).run(REQUESTS, 8);

    assertThat(found).isEmpty();
    assertThat(result.findings()).isEmpty();
    assertThat(result.isMemoryFlat()).as(String.join("\n", result.lines())).isTrue();
    assertThat(result.counts().sent()).isEqualTo(REQUESTS);
    assertThat(result.counts().withCards()).isGreaterThan(REQUESTS / 10);
    assertThat(List.of(400, 403, 404, 405, 406, 412, 413, 415))
        .allSatisfy(status -> assertThat(result.answered(status)).isPositive());
  }

  @ParameterizedTest
  @MethodSource("kept")
  void answersWhatOnceFoundSomething(Path file) throws IOException {
    assertThat(new SingleRequest(service).problem(Files.readString(file))).isEmpty();
  }

  static List<Path> kept() throws IOException {
    Path folder = Path.of("src/test/resources/dev/carpus/server/fuzz/corpus");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void tellsAllAboutOneRequest() {
    SingleRequest single = new SingleRequest(service);

    assertThat(single.told(1, 0))
        .contains("as it must be")
        .anyMatch(line -> line.startsWith("mutations: "))
        .anyMatch(line -> line.startsWith("status "));
  }
}
