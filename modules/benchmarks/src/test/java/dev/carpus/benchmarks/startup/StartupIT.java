package dev.carpus.benchmarks.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The start by {@code ./carpus serve}, in a copy of the product that is built and has no sources,
 * and its measure. A cache takes half a minute to make, so the tests go on with what is there.
 */
@TestMethodOrder(OrderAnnotation.class)
class StartupIT {
  private static final String TRAINING = "carpus: training an AOT cache";
  private static final String NO_CACHE = "carpus: there is no AOT cache, so the start is slow";
  private static final String LISTENS = "Carpus listens at";

  @TempDir private static Path home = Path.of("");

  @BeforeAll
  static void copyTheProduct() throws IOException {
    Path product = Path.of(Objects.requireNonNull(System.getProperty("carpus.root")));
    Files.copy(product.resolve("carpus"), home.resolve("carpus"));
    Path built = product.resolve("modules/server/target");
    Files.createDirectories(target().resolve("lib"));
    copy(built.resolve("carpus.jar"), jar());
    try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
      for (Path each : libraries.toList()) {
        copy(each, target().resolve("lib").resolve(each.getFileName()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static Path target() {
    return home.resolve("modules/server/target");
  }

  private static Path jar() {
    return target().resolve("carpus.jar");
  }

  private static Path cache() {
    return target().resolve("carpus.aot");
  }

  /** What the command says until the service listens. */
  private static List<String> serve() throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
                "sh",
                home.resolve("carpus").toString(),
                "serve",
                "--port",
                "0",
                "--data",
                home.resolve("data").toString())
            .redirectErrorStream(true);
    command.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
    Process process = command.start();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      List<String> said = output.lines().takeWhile(line -> !line.startsWith(LISTENS)).toList();
      assertThat(process.isAlive()).as(said.toString()).isTrue();
      return said;
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** The folders of services that were called to train a cache. */
  private static List<Path> rehearsals() throws IOException {
    try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return temporary
          .filter(each -> String.valueOf(each.getFileName()).startsWith("carpus-rehearsal"))
          .toList();
    }
  }

  /** What Java says of the cache where it must use it or fail. */
  private static int codeWithCacheAlone() throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:AOTCache=" + cache(),
            "-XX:AOTMode=on",
            "-jar",
            jar().toString(),
            "--version")
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("strict.log").toFile())
        .start()
        .waitFor();
  }

  @Test
  @Order(1)
  void makesItsCacheOnceAndStartsWithIt() throws Exception {
    List<Path> before = rehearsals();
    assertThat(serve()).anySatisfy(line -> assertThat(line).startsWith(TRAINING));
    assertThat(rehearsals()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(Files.readString(target().resolve("carpus.aot.log")))
        .containsPattern("(?m)^\\d{3,} hook calls answered$");
    FileTime made = Files.getLastModifiedTime(cache());
    assertThat(codeWithCacheAlone()).isZero();

    assertThat(serve()).noneSatisfy(line -> assertThat(line).startsWith("carpus:"));
    assertThat(Files.getLastModifiedTime(cache())).isEqualTo(made);
  }

  @Test
  @Order(2)
  void measuresStartsWithTheCachesOfBoth(@TempDir Path work) throws Exception {
    StartupResult result = new StartupBenchmark(jar(), work, 2).measure();

    assertThat(result.services()).hasSize(2).allSatisfy(StartupIT::isMeasured);
    assertThat(result.echoes()).hasSize(2).allSatisfy(StartupIT::isMeasured);
    assertThat(work.resolve("echo.aot")).exists();
    assertThat(work.resolve("service.aot")).doesNotExist();
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left.filter(Files::isDirectory)).isEmpty();
    }
  }

  private static void isMeasured(Start start) {
    assertThat(start.ready()).isPositive();
    assertThat(start.cpu()).isPositive();
    assertThat(start.first()).isPositive();
    assertThat(start.hundredth()).isPositive();
  }

  /** A file that cannot be written stands for whatever keeps a cache from being made. */
  @Test
  @Order(3)
  void startsWithoutACacheThatDoesNotFitAndSaysSo() throws Exception {
    Path log = target().resolve("carpus.aot.log");
    Files.delete(log);
    Files.createDirectory(log);
    try (Stream<Path> libraries = Files.list(target().resolve("lib"))) {
      Path library = libraries.sorted().findFirst().orElseThrow();
      Files.setLastModifiedTime(
          library, FileTime.from(Files.getLastModifiedTime(cache()).toInstant().plusSeconds(2)));
    }
    assertThat(codeWithCacheAlone()).isNotZero();

    assertThat(serve())
        .anySatisfy(line -> assertThat(line).startsWith(TRAINING))
        .anySatisfy(line -> assertThat(line).startsWith(NO_CACHE));
    assertThat(cache()).doesNotExist();
  }
}
