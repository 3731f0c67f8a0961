package dev.carpus.server.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.CommandRun;
import dev.carpus.server.Eventually;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators switch off while the service runs. */
class SwitchesIT {
  private static final Instant SINCE = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path data = Path.of("");

  private CommandRun tryTo(String... arguments) {
    List<String> all = new ArrayList<>(List.of("switch"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private CommandRun run(String... arguments) {
    CommandRun run = tryTo(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  /** As a service has left it, or an operator has written it. */
  private void isOff(String pathway, String rule, String client) throws IOException {
    Switch off = new Switch(text(pathway), text(rule), text(client), "under discussion", SINCE);
    SwitchesFile.in(data).write(new Switches(List.of(off)));
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  private static JsonNode off(Service service) {
    return Service.json(service.get("/health")).path("switches");
  }

  @Test
  void silencesARuleAPathwayAndEverythingWithoutARestart() {
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      assertThat(service.rules(HookBody.full())).contains("P-08", "P-61");

      run("off", "--pathway", Service.ID, "--rule", "P-08", "--reason", "under discussion");
      Eventually.see(() -> service.rules(HookBody.full()), rules -> !rules.contains("P-08"));
      HttpResponse<String> response = service.call(HookBody.full());
      assertThat(service.rules(HookBody.full())).contains("P-61").doesNotContain("P-09", "P-11");
      assertThat(Service.json(response).at("/extension/dev.carpus.switchedOff/rules/0/id"))
          .hasToString("\"P-08\"");
      assertThat(off(service).at("/off/0/rule").asString()).isEqualTo("P-08");
      assertThat(explained(service, "P-08")).isEqualTo("switched off: under discussion");

      run("off", "--all", "--reason", "an incident");
      Eventually.see(() -> service.rules(HookBody.full()), List::isEmpty);
      JsonNode silent = Service.json(service.call(HookBody.full()));
      assertThat(silent.path("cards").isEmpty()).isTrue();
      assertThat(silent.at("/extension/dev.carpus.switchedOff/reason").asString())
          .isEqualTo("an incident");
      assertThat(service.get("/cds-services").body()).contains(Service.ID);
      assertThat(service.get("/health").statusCode()).isEqualTo(200);
      assertThat(run("list").out())
          .contains("rule P-08 of " + Service.ID, "everything since", "an incident");

      run("on", "--all");
      run("on", "--pathway", Service.ID, "--rule", "P-08");
      Eventually.see(() -> service.rules(HookBody.full()), rules -> rules.contains("P-08"));
      assertThat(run("list").out()).contains("nothing is switched off");
    }
  }

  private static String explained(Service service, String rule) {
    JsonNode explanation =
        Service.json(
            service.post("/cds-services/" + Service.ID + "/explain", HookBody.full().json()));
    for (JsonNode each : explanation.path("rules")) {
      if (each.path("id").asString().equals(rule)) {
        return each.path("heldBackBy").asString("");
      }
    }
    throw new AssertionError("no rule " + rule);
  }

  /** What was off stays off, and health tells of it. */
  @Test
  void keepsTheSwitchesOfBeforeWhereTheFileIsDamaged() throws IOException {
    isOff(Service.ID, "P-08", "");
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      assertThat(service.rules(HookBody.full())).doesNotContain("P-08");
      assertThat(off(service).path("status").asString()).isEqualTo("UP");

      Files.writeString(data.resolve("switches.json"), "{");
      Eventually.see(() -> off(service).path("status").asString(), status -> status.equals("DOWN"));
      assertThat(off(service).at("/problems/0").asString())
          .contains("switches.json", "./carpus switch off --all")
          .doesNotContain(data.toString());
      assertThat(service.rules(HookBody.full())).doesNotContain("P-08").isNotEmpty();
    }
    assertThatThrownBy(() -> Service.startIn(data, Service.PATIENT))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("switches.json")
        .hasMessageContaining("./carpus switch off --all");
  }

  @Test
  void canBeSwitchedOffAltogetherThoughTheFileIsDamaged() throws IOException {
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      Files.writeString(data.resolve("switches.json"), "{");
      CommandRun one =
          tryTo("off", "--pathway", Service.ID, "--rule", "P-08", "--reason", "in doubt");
      assertThat(one.code()).isEqualTo(1);
      assertThat(one.err()).contains("./carpus switch off --all");
      assertThat(tryTo("off", "--all", "--client", "open", "--reason", "in doubt").code())
          .isEqualTo(1);
      assertThat(data.resolve("switches.json.damaged")).doesNotExist();

      assertThat(run("off", "--all", "--reason", "in doubt").err())
          .contains("switches.json.damaged");
      assertThat(data.resolve("switches.json.damaged")).hasContent("{");
      Eventually.see(() -> service.rules(HookBody.full()), List::isEmpty);
      assertThat(off(service).path("status").asString()).isEqualTo("UP");
      run("on", "--all");
      Eventually.see(() -> service.rules(HookBody.full()), rules -> rules.contains("P-08"));
    }
  }

  @Test
  void makesTheFileByWhichCommandsKnowThatAServiceLooksThere() {
    assertThat(tryTo("off", "--all", "--reason", "an incident").code()).isEqualTo(2);
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      assertThat(run("list").out()).contains("nothing is switched off");
      run("off", "--all", "--reason", "an incident");
      Eventually.see(() -> service.rules(HookBody.full()), List::isEmpty);
    }
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      assertThat(service.rules(HookBody.full())).isEmpty();
    }
  }

  /** A folder that is gone for a time, such as one that several services share. */
  @Test
  void keepsTheSwitchesOfBeforeWhereTheFileIsGone() throws IOException {
    isOff(Service.ID, "P-08", "");
    Path file = data.resolve("switches.json");
    Path away = data.resolve("away.json");
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      Files.move(file, away);
      Eventually.see(() -> off(service).path("status").asString(), status -> status.equals("DOWN"));
      assertThat(service.rules(HookBody.full())).doesNotContain("P-08").isNotEmpty();

      Files.move(away, file);
      Eventually.see(() -> off(service).path("status").asString(), status -> status.equals("UP"));
      assertThat(service.rules(HookBody.full())).doesNotContain("P-08");
    }
  }

  @Test
  void saysWhereASwitchIsForNobody() throws IOException {
    isOff("", "", "nobody");
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      assertThat(off(service).path("status").asString()).isEqualTo("DOWN");
      assertThat(service.rules(HookBody.full())).contains("P-08");
    }
  }

  @Test
  void saysWhereASwitchNamesNothingThatIsThere() throws IOException {
    isOff(Service.ID, "P-99", "");
    try (Service service = Service.startIn(data, Service.PATIENT)) {
      assertThat(off(service).path("status").asString()).isEqualTo("DOWN");
      assertThat(off(service).at("/problems/0").asString()).contains("not there");
      assertThat(service.get("/health").statusCode()).isEqualTo(200);
    }
  }
}
