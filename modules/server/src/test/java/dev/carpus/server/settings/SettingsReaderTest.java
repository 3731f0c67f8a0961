package dev.carpus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsReaderTest {
  @TempDir private Path folder;

  @Test
  void hasADefaultForEverything() {
    Settings settings = reader(Map.of()).read(Optional.empty(), Optional.empty());

    assertThat(settings.statedPublicUrl()).isEmpty();
    assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.address()).isEqualTo("127.0.0.1");
    assertThat(settings.listenAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.retrieval().deadline()).isEqualTo(Duration.ofMillis(400));
    assertThat(settings.limits().body()).isEqualTo(DataSize.ofMegabytes(10));
    assertThat(settings.mostBytes()).isEqualTo(10 * 1024 * 1024);
    assertThat(settings.limits().statedBodies()).isEmpty();
    assertThat(settings.limits().patience()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.content().statedServeUnapproved()).isEmpty();
    assertThat(settings.parameters()).isEmpty();
  }

  @Test
  void readsEverythingThatASiteMaySet() {
    Settings settings =
        read(
            """
            carpus:
              public-url: https://cds.example/carpus
              zone: Europe/Berlin
              address: "::1"
              port: 9090
              retrieval:
                deadline: 2s
              limits:
                body: 1MB
                bodies: 64MB
              content:
                serve-unapproved: true
              trust:
                clients: []
              parameters:
                bilateral-hand-cramping:
                  PERSIST: 42
                  FEVER: 38.5
                  SUGGEST_CK: true
            """);

    assertThat(settings.statedPublicUrl()).contains(URI.create("https://cds.example/carpus"));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.address()).isEqualTo("::1");
    assertThat(settings.port()).isEqualTo(9090);
    assertThat(settings.retrieval().deadline()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.mostBytes()).isEqualTo(1024 * 1024);
    assertThat(settings.limits().statedBodies()).contains(DataSize.ofMegabytes(64));
    assertThat(settings.content().statedServeUnapproved()).contains(true);
    assertThat(settings.parameters())
        .isEqualTo(
            Map.of(
                "bilateral-hand-cramping",
                Map.of("PERSIST", "42", "FEVER", "38.5", "SUGGEST_CK", "true")));
  }

  @Test
  void putsThePortOfTheCommandLineFirst() {
    assertThat(
            reader(Map.of("CARPUS_PORT", "1"))
                .read(Optional.of(file("carpus.port: 2")), Optional.of(3))
                .port())
        .isEqualTo(3);
  }

  @Test
  void putsTheEnvironmentBeforeTheFile() {
    assertThat(
            reader(Map.of("CARPUS_PORT", "1"))
                .read(Optional.of(file("carpus.port: 2")), Optional.empty())
                .port())
        .isEqualTo(1);
  }

  @Test
  void refusesThePortOfTheServiceAsThatOfOperators() {
    assertThatThrownBy(() -> read("carpus:\n  port: 9090\n  management:\n    port: 9090\n"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("carpus.management.port: must be another than carpus.port");
    assertThat(read("carpus:\n  port: 9090\n  management:\n    port: 9091\n").port())
        .isEqualTo(9090);
  }

  @Test
  void readsAnEmptyFile() {
    assertThat(read("# nothing set\n").port()).isEqualTo(8080);
  }

  @ParameterizedTest(name = "{0}: nearest {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "carpus:\\n  prot: 1 | carpus.prot | carpus.port | 2",
        "carpus:\\n  zone: UTC\\n  retrieval:\\n    deadlin: 1s"
            + "| carpus.retrieval.deadlin | carpus.retrieval.deadline | 4",
        "carpus:\\n  trusted:\\n    clients: [] | carpus.trusted.clients | carpus.trust.clients | 3",
        "carpus:\\n  content:\\n    serve-unaproved: true"
            + "| carpus.content.serve-unaproved | carpus.content.serve-unapproved | 3",
        "carpsu:\\n  port: 1 | carpsu.port | carpus.port | 2",
        "port: 1 | port | carpus.port | 1",
        "server:\\n  port: 1 | server.port | carpus.port | 2"
      })
  void namesTheNearestKnownKey(String yaml, String key, String nearest, int line) {
    Path file = file(yaml.replace("\\n", "\n"));

    assertThatThrownBy(() -> reader(Map.of()).read(Optional.of(file), Optional.empty()))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            file + ":" + line + ": unknown key " + key + "; the nearest known key is " + nearest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "carpus.port: many | carpus.port: many must be a whole number",
        "carpus.port: 65536 | carpus.port: 65536 must be from 0 to 65535",
        "carpus.port: -1 | carpus.port: -1 must be from 0 to 65535",
        "carpus.zone: Mars/Base | carpus.zone: Mars/Base must be a time zone",
        "carpus.retrieval.deadline: soon | carpus.retrieval.deadline: soon must be a duration",
        "carpus.retrieval.deadline: 0ms | must be from 1ms to 60s",
        "carpus.retrieval.deadline: 61s | must be from 1ms to 60s",
        "carpus.content.serve-unapproved: perhaps"
            + "| carpus.content.serve-unapproved: perhaps must be true or false",
        "carpus.limits.body: huge | carpus.limits.body: huge must be a size",
        "carpus.limits.body: 0B | must be from 1B to 1GB",
        "carpus.limits.body: 2GB | must be from 1B to 1GB",
        "carpus.limits.bodies: 0B | carpus.limits.bodies: must be at least 1B",
        "carpus.limits.patience: -1s | carpus.limits.patience: must be from 0s to 60s",
        "carpus.limits.patience: 61s | carpus.limits.patience: must be from 0s to 60s",
        "carpus.public-url: cds.example | carpus.public-url: must be an absolute http",
        "carpus.public-url: https://x.example/?a=b | carpus.public-url: must be an absolute http",
        "carpus.address: 0.0.0.0 | carpus.address: 0.0.0.0 is no loopback address",
        "carpus.address: '::' | carpus.trust.clients",
        "carpus.address: 10.0.0.1 | carpus.trust.clients",
        "carpus.address: '' | is no loopback address"
      })
  void saysWhatIsWrongWithAValue(String yaml, String words) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "carpus.port: 0",
        "carpus.port: 65535",
        "carpus.retrieval.deadline: 1ms",
        "carpus.retrieval.deadline: 60s",
        "carpus.limits.body: 1B",
        "carpus.limits.body: 1GB",
        "carpus.limits.bodies: 1B",
        "carpus.limits.bodies: 8GB",
        "carpus.limits.patience: 0s",
        "carpus.limits.patience: 60s",
        "carpus.address: 127.0.0.2",
        "carpus.address: localhost"
      })
  void takesValuesUpToTheirBounds(String yaml) {
    assertThat(read(yaml)).isNotNull();
  }

  @Test
  void saysEverythingAtOnce() {
    assertThatThrownBy(() ->
            read("carpus:\n  prot: 1\n  zone: Mars\n  address: 0.0.0.0\n  limits.body: huge\n"))
        .hasMessageContainingAll("carpus.prot", "carpus.zone", "carpus.address", "carpus.limits");
  }

  /** It never runs open where somebody asked for trust. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "carpus.trust.clients: [{name: x}]",
        "carpus:\n  trust:\n    clients:\n      - name: x\n        algorithms: [ES384]",
        "carpus.trust.clients: x",
        "carpus.trust.clients: {name: x}"
      })
  void neverRunsOpenWhereClientsAreNamed(String yaml) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("carpus.trust.clients");
  }

  @Test
  void neverRunsOpenWhereTheEnvironmentNamesClients() {
    assertThatThrownBy(() ->
            reader(Map.of("CARPUS_TRUST_CLIENTS_0_NAME", "x"))
                .read(Optional.empty(), Optional.empty()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("carpus.trust.clients");
  }

  @Test
  void saysThatAFileIsNotYaml() {
    Path file = file("carpus:\n  port: 1\n bad: [");

    assertThatThrownBy(() -> reader(Map.of()).read(Optional.of(file), Optional.empty()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(file + ":3")
        .hasMessageContaining("is not YAML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"just text", "- a\n- b", "carpus.port: 1\n---\ncarpus.port: 2"})
  void saysThatAFileIsNoConfiguration(String yaml) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(StartRefused.class);
  }

  private Settings read(String yaml) {
    return reader(Map.of()).read(Optional.of(file(yaml)), Optional.empty());
  }

  private Path file(String yaml) {
    try {
      return Files.writeString(folder.resolve("carpus.yaml"), yaml);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SettingsReader reader(Map<String, Object> environmentVariables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(source -> environment.getPropertySources().remove(source.getName()));
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environmentVariables));
    environment.getPropertySources().addFirst(new MapPropertySource("none", Map.of()));
    return new SettingsReader(environment);
  }
}
