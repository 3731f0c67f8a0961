package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.HookBody;
import dev.carpus.server.SelfSigned;
import dev.carpus.server.Service;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TrustedService;
import dev.carpus.server.trust.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code docs/INTEGRATION.md} tells is what the service does. */
class IntegrationGuideIT {
  private static final Path GUIDE =
      Path.of(System.getProperty("carpus.root")).resolve("docs/INTEGRATION.md");

  private static Service service;
  private static String guide = "";

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() throws IOException {
    service = Service.start(Service.PATIENT);
    guide = Files.readString(GUIDE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void namesEveryServiceAndItsHooks() {
    for (JsonNode each : Service.json(service.get("/cds-services")).path("services")) {
      assertThat(guide)
          .contains("| `" + each.path("id").asString() + "` |")
          .contains("`" + each.path("hook").asString() + "`");
    }
  }

  /** the least scope for each query that discovery publishes. */
  @Test
  void namesTheScopesOfEveryPublishedQuery() {
    List<String> rows = new ArrayList<>();
    JsonNode prefetch =
        Service.json(service.get("/cds-services")).at("/services/0").path("prefetch");
    for (String key : prefetch.propertyNames()) {
      String template = prefetch.path(key).asString();
      String type = template.replaceFirst("[/?].*", "");
      String scopes = scopes(type, template.contains("?") ? "rs" : "r", template);
      rows.add("| `" + key + "` | " + types(type, template) + " | " + scopes + " |");
    }
    assertThat(guide.lines().filter(line -> line.contains("| `patient/")))
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  private static boolean bringsMedications(String template) {
    return template.contains("_include=");
  }

  private static String types(String type, String template) {
    return bringsMedications(template) ? type + ", Medication" : type;
  }

  private static String scopes(String type, String read, String template) {
    String newer = "patient/" + type + "." + read;
    String older = "patient/" + type + ".read";
    return bringsMedications(template)
        ? "`" + newer + " patient/Medication.r` | `" + older + " patient/Medication.read`"
        : "`" + newer + "` | `" + older + "`";
  }

  @Test
  void namesMetricsThatThereAre() {
    service.call(HookBody.full());
    String metrics = service.get("/metrics").body();
    Matcher names = Pattern.compile("`(carpus_[a-z_]+)`").matcher(guide);
    int count = 0;
    for (; names.find(); count++) {
      assertThat(metrics).contains(names.group(1));
    }
    assertThat(count).isPositive();
  }

  @Test
  void namesEveryReasonOfARefusal() {
    assertThat(Arrays.stream(Refusal.values()).map(Refusal::word).map(word -> "`" + word + "`"))
        .allSatisfy(word -> assertThat(guide).contains(word));
    assertThat(CallLimits.REASONS).allSatisfy(word -> assertThat(guide).contains("`" + word + "`"));
  }

  /** The configuration of the guide is one that could be started with. */
  @Test
  void showsAConfigurationThatIsInOrder() throws IOException {
    SelfSigned self = SelfSigned.in(folder);
    self.certificate(folder.resolve("cds.pem"));
    self.privateKey(folder.resolve("cds.key"));
    Files.writeString(folder.resolve("db.password"), "secret");
    Files.writeString(
        folder.resolve("memory-2026.key"), "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    TokenKeys.file(folder, "hand-clinic.jwks.json", TokenKeys.publicSet(TrustedService.EC));
    Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(guide);
    assertThat(yaml.find()).isTrue();
    Path config = Files.writeString(folder.resolve("carpus.yaml"), yaml.group(1));

    CommandRun run = CommandRun.of("trust", "check", config.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("general-hospital", "hand-clinic", "P-61");
  }
}
