package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.Rule;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.Site;
import dev.carpus.server.CommandRun;
import dev.carpus.server.SmallContent;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TrustedService;
import dev.carpus.server.content.ApprovalCheck;
import dev.carpus.server.content.ContentStart;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.switches.SwitchNames;
import dev.carpus.server.switches.Switches;
import dev.carpus.server.switches.SwitchesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchCommandTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "switch",
        "switch dim",
        "switch off --reason x",
        "switch off --all",
        "switch off --all --pathway p --reason x",
        "switch off --rule P-1 --reason x",
        "switch on",
        "switch list --all"
      })
  void takesNothingThatDoesNotSayWhat(String line) {
    CommandRun run = CommandRun.of(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("switch"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private void serviceHasStarted() throws IOException {
    SwitchesFile.in(folder).write(Switches.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"off --all --reason x", "on --all", "list"})
  void refusesAFolderThatNoServiceLooksAt(String line) {
    String data = folder.resolve("none").toString();
    CommandRun run = CommandRun.of(("switch " + line + " --data " + data).split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("there is no " + data, "switches.json", "--data", "--config");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "bilateral-hand-cramping, '', 0, ''",
    "bilateral-hand-cramping, P-37, 0, ''",
    "bilateral-hand-cramping, P-09, 0, ''",
    "bilateral-hand-crampin, '', 2, 'no pathway bilateral-hand-crampin; the nearest is bilateral-hand-cramping'",
    "bilateral-hand-cramping, P-99, 2, 'no rule P-99; the nearest is P-'",
    "bilateral-hand-cramping, P-37a, 2, 'no rule P-37a; the nearest is P-37'",
    "bilateral-hand-cramping, imaging, 2, 'no rule imaging'"
  })
  void switchesOffWhatThereIsInTheContentAlone(
      String pathway, String rule, int code, String message) throws IOException {
    serviceHasStarted();
    List<String> line = new ArrayList<>(List.of("off", "--pathway", pathway, "--reason", "x"));
    if (!rule.isEmpty()) {
      line.addAll(List.of("--rule", rule));
    }
    CommandRun run = run(line.toArray(String[]::new));

    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message);
    assertThat(SwitchesFile.in(folder).read().off()).hasSize(code == 0 ? 1 : 0);
  }

  @Test
  void looksAtTheContentThatTheServiceServes() throws IOException {
    serviceHasStarted();
    String content = SmallContent.below(folder).folder().toString();

    assertThat(run("off", "--pathway", "small", "--reason", "x", "--content", content).code())
        .isZero();
    assertThat(run("off", "--pathway", "small", "--reason", "x").err()).contains("--content");
  }

  /** Each rule that may be switched off is one that the service knows. */
  @Test
  void knowsTheSameRulesAsTheService() {
    ContentFolder shipped = ContentFolder.shipped();
    ServedContent served =
        new ContentStart(Site.none(), new ApprovalCheck(false, Optional.of(true))).load(shipped);
    SwitchNames names = SwitchNames.of(shipped);

    for (ServedPathway each : served.pathways()) {
      assertThat(names.rules().get(each.id()))
          .containsExactlyInAnyOrderElementsOf(
              each.pathway().guideline().rules().map(Rule::id).toList());
    }
    assertThat(names.rules()).hasSameSizeAs(served.pathways());
  }

  @ParameterizedTest
  @CsvSource({"north, 0, ''", "nort, 2, 'no client nort; the nearest is north'"})
  void switchesOffForClientsOfTheConfigurationAlone(String client, int code, String message)
      throws IOException {
    serviceHasStarted();
    Path config =
        TokenKeys.file(
            folder,
            "carpus.yaml",
            TrustedService.yaml(
                TrustedService.client("north", "urn:a", TrustedService.keysIn(folder))));
    CommandRun run =
        run("off", "--all", "--client", client, "--reason", "x", "--config", config.toString());

    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message);
  }

  @Test
  void saysThatSomethingIsOnAlready() throws IOException {
    serviceHasStarted();
    CommandRun run = CommandRun.of("switch", "on", "--all", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("everything is not switched off");
  }

  @Test
  void writesTheFileThatTheConfigurationNames() throws IOException {
    Path config =
        Files.writeString(folder.resolve("carpus.yaml"), "carpus.switches: shared/off.json");
    new SwitchesFile(folder.resolve("shared/off.json")).write(Switches.none());
    CommandRun run =
        CommandRun.of(
            "switch", "off", "--all", "--reason", "trial ended", "--config", config.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("shared/off.json")).content().contains("trial ended");
    assertThat(CommandRun.of("switch", "list", "--config", config.toString()).out())
        .contains("everything since 2026-11-22T12:00:00Z: trial ended");
  }
}
