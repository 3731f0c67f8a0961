package dev.carpus.server.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {
  private static final Instant SINCE = Instant.parse("2026-11-22T12:00:00Z");
  private static final Switch RULE = of("p", "P-1", "", "wrong");
  private static final Switch RULE_FOR_ONE = of("p", "P-2", "north", "disliked");
  private static final Switch PATHWAY = of("q", "", "", "old");
  private static final Switch ALL_FOR_ONE = of("", "", "south", "trial ended");

  @TempDir private Path folder = Path.of("");

  private static Switch of(String pathway, String rule, String client, String reason) {
    return new Switch(text(pathway), text(rule), text(client), reason, SINCE);
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  @Test
  void silencesARuleForTheClientsThatItIsOffFor() {
    Switches switches = new Switches(List.of(RULE, RULE_FOR_ONE));
    assertThat(switches.rules("p", "north")).isEqualTo(Map.of("P-1", "wrong", "P-2", "disliked"));
    assertThat(switches.rules("p", "south")).isEqualTo(Map.of("P-1", "wrong"));
    assertThat(switches.rules("q", "north")).isEmpty();
    assertThat(switches.pathway("p", "north")).isEmpty();
  }

  @Test
  void silencesAPathwayOrEverything() {
    Switches switches = new Switches(List.of(PATHWAY, ALL_FOR_ONE));
    assertThat(switches.pathway("q", "north")).contains("old");
    assertThat(switches.pathway("p", "north")).isEmpty();
    assertThat(switches.pathway("p", "south")).contains("trial ended");
    assertThat(switches.rules("p", "south")).isEmpty();
  }

  @Test
  void keepsOneSwitchOfAThing() {
    Switches switches = Switches.none().with(RULE).with(of("p", "P-1", "", "still wrong"));
    assertThat(switches.off()).hasSize(1);
    assertThat(switches.rules("p", "north")).isEqualTo(Map.of("P-1", "still wrong"));
    assertThat(switches.with(RULE_FOR_ONE).without(RULE).off()).containsExactly(RULE_FOR_ONE);
  }

  @Test
  void refusesASwitchThatSaysTooLittle() {
    assertThatThrownBy(() -> of("", "P-1", "", "wrong"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of("p", "P-1", "", " ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comesBackFromItsFile() throws IOException {
    Switches switches = new Switches(List.of(RULE, RULE_FOR_ONE, PATHWAY, ALL_FOR_ONE));
    SwitchesFile file = SwitchesFile.in(folder.resolve("deep"));
    assertThat(file.read()).isEqualTo(Switches.none());

    file.write(switches);
    assertThat(file.read()).isEqualTo(switches);

    file.write(Switches.none());
    assertThat(file.read()).isEqualTo(Switches.none());
    assertThat(folder.resolve("deep").toFile().list()).containsExactly("switches.json");
  }

  /** The service and the one who runs the command may not be the same user. */
  @Test
  void isForItsOwnerAloneAndKeepsThePermissionsThatItIsGiven() throws IOException {
    SwitchesFile file = SwitchesFile.in(folder.resolve("deep"));
    file.write(Switches.none());
    assertThat(permissions(file.path())).isEqualTo("rw-------");

    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
    file.write(new Switches(List.of(RULE)));
    assertThat(permissions(file.path())).isEqualTo("rw-r-----");
    assertThat(file.madePrivate()).isEqualTo(file);
    assertThat(permissions(file.path())).isEqualTo("rw-------");
    assertThat(file.read()).isEqualTo(new Switches(List.of(RULE)));
  }

  @Test
  void makesNoFilePrivateThatIsNotThere() {
    SwitchesFile file = SwitchesFile.in(folder);
    assertThat(file.madePrivate().path()).doesNotExist();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"off\":{}}",
        "{\"off\":[{\"pathway\":\"p\",\"since\":\"2026-11-22T12:00:00Z\"}]}",
        "{\"off\":[{\"pathway\":\"p\",\"reason\":\"x\",\"since\":\"today\"}]}",
        "{\"off\":[{\"rule\":\"P-1\",\"reason\":\"x\",\"since\":\"2026-11-22T12:00:00Z\"}]}",
        "{\"off\":[{\"rul\":\"P-1\",\"reason\":\"x\",\"since\":\"2026-11-22T12:00:00Z\"}]}",
        "{\"off\":[{\"pathway\":4,\"reason\":\"x\",\"since\":\"2026-11-22T12:00:00Z\"}]}"
      })
  void refusesAFileThatIsNone(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("switches.json"), json);
    assertThatThrownBy(() -> new SwitchesFile(file).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("./carpus switch off --all");
  }
}
