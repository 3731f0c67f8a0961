package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.FakeTerminologyServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.SiteContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that take a site's configuration into account. */
class SiteOptionTest {
  private static final String LOCAL = "urn:oid:1.2.3.4.5.6.7";

  @TempDir private Path folder = Path.of("");

  private Path config(String yaml) throws IOException {
    return Files.writeString(folder.resolve("carpus.yaml"), yaml);
  }

  @Test
  void takesTheMapsBesideTheConfiguration() throws IOException {
    Path bundle =
        Files.writeString(
            folder.resolve("bundle.json"),
            HookBody.bundle(HookBody.PATIENT, HookBody.cramps(LOCAL, "KR"))
                .replace("searchset", "collection"));
    Path maps = Files.createDirectory(folder.resolve("maps"));
    Files.writeString(
        maps.resolve("complaints.json"),
        """
        {"resourceType":"ConceptMap","url":"https://site.example/fhir/ConceptMap/complaints",
         "version":"1","status":"active",
         "group":[{"source":"%s","target":"http://snomed.info/sct","element":[
          {"code":"KR","target":[{"code":"424647005","equivalence":"equivalent"}]}]}]}\
        """
            .formatted(LOCAL));
    String[] plain = {"eval", "--service", "bilateral-hand-cramping", bundle.toString()};
    String[] atSite = {
      "eval",
      "--service",
      "bilateral-hand-cramping",
      "--config",
      config("carpus.terminology.maps: maps").toString(),
      bundle.toString()
    };

    assertThat(CommandRun.of(plain).out().strip()).isEqualTo("{\"cards\":[]}");
    assertThat(CommandRun.of(atSite).out()).contains("P-08");
  }

  @Test
  void saysOnceThatAServerCannotTell() throws IOException {
    SiteContent content =
        SiteContent.below(folder)
            .codeSystem(FakeTerminologyServer.SYSTEM)
            .cramps(
                """
                {"system":"%s","concept":[{"code":"a"},{"code":"b"},{"code":"c"}]}\
                """
                    .formatted(FakeTerminologyServer.SYSTEM));
    try (FakeTerminologyServer server = new FakeTerminologyServer()) {
      server.stop();
      Path config =
          config(
              "carpus.terminology.servers: [{url: '%s', code-systems: ['%s']}]"
                  .formatted(server.base(), FakeTerminologyServer.SYSTEM));

      CommandRun run =
          CommandRun.of("validate", content.folder().toString(), "--config", config.toString());

      assertThat(run.code()).as(run.out()).isZero();
      assertThat(run.out().lines().filter(line -> line.contains(FakeTerminologyServer.SYSTEM)))
          .singleElement()
          .asString()
          .contains(
              "ValueSet-VS-HandCramp.json: warning: the codes of",
              "could not all be checked",
              "the terminology server could not be reached");
    }
  }

  @Test
  void saysWhatIsWrongWithTheConfiguration() throws IOException {
    Path config = config("carpus.terminology.servers: [{url: 'http://tx.example'}]");

    CommandRun run = CommandRun.of("validate", "--config", config.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("carpus.terminology.servers[0].code-systems: name")
        .doesNotContain("\tat ");
  }

  @Test
  void saysThatThereIsNoConfiguration() {
    Path none = folder.resolve("none.yaml");

    CommandRun run = CommandRun.of("validate", "--config", none.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("there is no configuration file " + none);
  }
}
