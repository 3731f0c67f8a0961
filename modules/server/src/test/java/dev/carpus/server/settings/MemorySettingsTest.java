package dev.carpus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

/** What a site may set of the memory. */
class MemorySettingsTest {
  private static final String KEY =
      """
          keys:
            - id: k1
              file: k1.key
      """;

  @TempDir private Path folder = Path.of("");

  private MemorySettings read(String memory) {
    Path file = folder.resolve("carpus.yaml");
    try {
      Files.writeString(file, "carpus:\n  memory:\n" + memory);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    return new SettingsReader(new StandardEnvironment())
        .read(Optional.of(file), Optional.empty())
        .memory();
  }

  private List<String> problems(String memory) {
    StartRefused[] refused = new StartRefused[1];
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> read(memory))
        .satisfies(each -> refused[0] = each);
    return String.valueOf(refused[0].getMessage()).lines().toList();
  }

  @Test
  void takesAPostgresDatabaseWithItsKeys() {
    MemorySettings memory =
        read(
            """
                url: jdbc:postgresql://db.example/carpus
                user: carpus
                password-file: secret
                retention: 30d
                patience: 100ms
            """
                + KEY);

    assertThat(memory.statedUrl()).contains("jdbc:postgresql://db.example/carpus");
    assertThat(memory.statedPasswordFile()).contains(folder.resolve("secret"));
    assertThat(memory.keys().getFirst().statedFile()).contains(folder.resolve("k1.key"));
    assertThat(memory.retention()).isEqualTo(Duration.ofDays(30));
    assertThat(memory.patience()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void wantsAKeyWithAPostgresDatabase() {
    assertThat(problems("    url: jdbc:postgresql://db.example/carpus\n"))
        .singleElement()
        .asString()
        .startsWith("carpus.memory.keys: name at least one key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://elsewhere/x", "postgresql://elsewhere/x", "elsewhere"})
  void wantsPostgres(String url) {
    assertThat(problems("    url: " + url + "\n" + KEY))
        .singleElement()
        .asString()
        .startsWith("carpus.memory.url: must be the JDBC URL of a PostgreSQL database")
        .doesNotContain(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1ms", "10s"})
  void takesAnyPatienceInItsBounds(String patience) {
    assertThat(read("    patience: " + patience).patience()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0ms", "-1s", "10001ms"})
  void refusesOtherPatience(String patience) {
    assertThat(problems("    patience: " + patience))
        .containsExactly("carpus.memory.patience: must be from 1ms to 10s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "-1d", "36501d"})
  void refusesOtherRetention(String retention) {
    assertThat(read("    retention: 36500d").retention()).isEqualTo(Duration.ofDays(36_500));
    assertThat(problems("    retention: " + retention))
        .containsExactly("carpus.memory.retention: must be more than 0 and at most 36500d");
  }

  @Test
  void wantsKeysWithDifferentIdsAndFiles() {
    assertThat(
            problems(
                """
                    keys:
                      - id: a
                        file: a.key
                      - id: a
                        file: b.key
                      - id: " "
                        file: c.key
                      - id: %s
                        file: d.key
                      - id: e
                """
                    .formatted("x".repeat(101))))
        .containsExactly(
            "carpus.memory.keys[1].id: a is another key's already",
            "carpus.memory.keys[2].id: must not be blank, nor longer than 100 characters",
            "carpus.memory.keys[3].id: must not be blank, nor longer than 100 characters",
            "carpus.memory.keys[4].file: name the file that holds the key, as openssl rand -base64"
                + " 32 makes it");
  }
}
