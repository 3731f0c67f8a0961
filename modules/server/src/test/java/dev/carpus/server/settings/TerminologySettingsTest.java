package dev.carpus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.Settings.Terminology;
import dev.carpus.server.settings.Settings.TerminologyServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

/** The keys under {@code carpus.terminology}. */
class TerminologySettingsTest {
  private static final String SERVER = "{url: 'http://tx.example/fhir', code-systems: [urn:a]";

  @TempDir private Path folder = Path.of("");

  private Terminology read(String yaml) {
    try {
      Path file = Files.writeString(folder.resolve("carpus.yaml"), yaml);
      return new SettingsReader(new StandardEnvironment())
          .read(Optional.of(file), Optional.empty())
          .terminology();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Terminology withServers(String... servers) {
    return read("carpus.terminology.servers: [" + String.join(", ", servers) + "]");
  }

  @Test
  void asksNobodyByDefault() {
    Terminology terminology = read("carpus.port: 1");

    assertThat(terminology.mapsFolder()).isEmpty();
    assertThat(terminology.refresh()).isEqualTo(Duration.ofHours(24));
    assertThat(terminology.servers()).isEmpty();
  }

  @Test
  void readsEverythingThatASiteMaySet() {
    Terminology terminology =
        read(
            """
            carpus:
              terminology:
                maps: site/maps
                refresh: 12h
                servers:
                  - url: https://tx.example/fhir
                    code-systems: [http://snomed.info/sct, "urn:oid:1.2.3"]
                    translate: ["urn:oid:1.2.3"]
                    timeout: 3s
                  - url: http://127.0.0.1:9090/r4
                    code-systems: [http://loinc.org]
            """);

    assertThat(terminology.mapsFolder()).contains(folder.resolve("site/maps"));
    assertThat(terminology.refresh()).isEqualTo(Duration.ofHours(12));
    assertThat(terminology.servers())
        .containsExactly(
            new TerminologyServerSettings(
                URI.create("https://tx.example/fhir"),
                List.of("http://snomed.info/sct", "urn:oid:1.2.3"),
                List.of("urn:oid:1.2.3"),
                Duration.ofSeconds(3)),
            new TerminologyServerSettings(
                URI.create("http://127.0.0.1:9090/r4"),
                List.of("http://loinc.org"),
                List.of(),
                Duration.ofSeconds(5)));
  }

  @Test
  void hasNoFolderWhereItsNameIsEmpty() {
    assertThat(read("carpus.terminology.maps: ''").mapsFolder()).isEmpty();
  }

  @Test
  void takesAnAbsoluteFolderAsItIs() {
    Path absolute = folder.resolveSibling("elsewhere").toAbsolutePath();

    assertThat(read("carpus.terminology.maps: " + absolute).mapsFolder()).contains(absolute);
  }

  /** Whatever the class path holds under that name. */
  @ParameterizedTest
  @ValueSource(strings = {"maps", "dev", "./dev", "dev/carpus/server"})
  void looksForARelativeFolderBesideTheConfigurationAlone(String maps) {
    assertThat(read("carpus.terminology.maps: " + maps).mapsFolder().map(Path::normalize))
        .contains(folder.resolve(maps).normalize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{code-systems: [urn:a]} | [0].url: must be an absolute http or https URL",
        "{url: 'http://tx.example', code-systems: ['http://a/']} | name http://a/ by its canonical URL",
        "{url: 'http://tx.example', code-systems: ['urn:oid:2.16.840.1.113883.6.96']}"
            + " | name urn:oid:2.16.840.1.113883.6.96 by its canonical URL",
        "{url: tx.example, code-systems: [urn:a]} | [0].url: must be an absolute http or https URL",
        "{url: 'ftp://tx.example', code-systems: [urn:a]} | [0].url: must be an absolute http",
        "{url: 'http://u:p@tx.example', code-systems: [urn:a]} | [0].url: must be an absolute http",
        "{url: 'http://tx.example?a=b', code-systems: [urn:a]} | [0].url: must be an absolute http",
        "{url: 'http://tx.example#a', code-systems: [urn:a]} | [0].url: must be an absolute http",
        "{url: 'http://[tx', code-systems: [urn:a]} | must be a URL",
        "{url: 'http://tx.example'} | [0].code-systems: name the code systems",
        "{url: 'http://tx.example', code-systems: []} | [0].code-systems: name the code systems",
        "{url: 'http://tx.example', code-systems: [urn:a, urn:a]} | urn:a is another server's",
        "{url: 'http://tx.example', code-systems: [urn:a], translate: [urn:b]}"
            + "| [0].translate: urn:b is not among its code-systems",
        "{url: 'http://tx.example', code-systems: [urn:a], timeout: 0} | [0].timeout: must be from",
        "{url: 'http://tx.example', code-systems: [urn:a], timeout: 9ms} | [0].timeout: must be from",
        "{url: 'http://tx.example', code-systems: [urn:a], timeout: 301s} | [0].timeout: must be",
        "{url: 'http://tx.example', code-systems: [urn:a], timeout: soon} | must be a duration",
        "{url: 'http://tx.example', code-systems: [urn:a], time-out: 1s}"
            + "| unknown key carpus.terminology.servers[0].time-out",
        "{url: 'http://tx.example', code-systems: [urn:a], user: me} | unknown key"
      })
  void saysWhatIsWrongWithAServer(String server, String words) {
    assertThatThrownBy(() -> withServers(server))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(words);
  }

  @Test
  void letsOneServerAloneExpandACodeSystem() {
    assertThatThrownBy(() -> withServers(SERVER + "}", SERVER + "}"))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "carpus.terminology.servers[1].code-systems: urn:a is another server's already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "carpus.terminology.refresh: 0s | carpus.terminology.refresh: must be 1s or more",
        "carpus.terminology.refresh: 999ms | carpus.terminology.refresh: must be 1s or more",
        "carpus.terminology.refresh: daily | daily must be a duration",
        "carpus.terminology.servers: tx.example | carpus.terminology.servers",
        "carpus.terminology.map: maps | the nearest known key is carpus.terminology.maps"
      })
  void saysWhatIsWrongWithAValue(String yaml, String words) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10ms", "5m"})
  void takesTimeoutsUpToTheirBounds(String timeout) {
    assertThat(withServers(SERVER + ", timeout: " + timeout + "}").servers()).hasSize(1);
  }

  @Test
  void takesTheShortestRefresh() {
    assertThat(read("carpus.terminology.refresh: 1s").refresh()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void saysEverythingAtOnce() {
    assertThatThrownBy(() ->
            read(
                """
                carpus.terminology:
                  refresh: 0s
                  servers: [{url: tx, timeout: 0s}, {url: tx, code-systems: [urn:a]}]
                """))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(
            "refresh: must",
            "[0].url: must",
            "[0].code-systems: name",
            "[0].timeout: must",
            "[1].url: must");
  }
}
