package dev.carpus.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SiteContent;
import dev.carpus.server.SmallContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service whose content and maps change while it runs. */
class ContentReloadIT {
  private static final String PLAN = Service.ID + "/PlanDefinition-bilateral-hand-cramping.json";
  private static final String MAP =
      """
      {"resourceType":"ConceptMap","url":"https://site.example/ConceptMap/local","version":"1",
       "status":"active","group":[{"source":"urn:oid:1.2.3","target":"http://snomed.info/sct",
        "element":[{"code":"HC","target":[{"code":"424647005","equivalence":"equivalent"}]}]}]}
      """;

  @TempDir private Path folder = Path.of("");

  private static JsonNode content(Service service) {
    return Service.json(service.get("/health")).path("content");
  }

  private static String summary(Service service, HookBody body) {
    return Service.json(service.call(body)).at("/cards/1/summary").asString("");
  }

  @Test
  void servesWhatChangedAndKeepsWhatWasGoodWhereAChangeIsRefused() throws IOException {
    Path maps = Files.createDirectory(folder.resolve("maps"));
    SiteContent content = SiteContent.below(folder);
    HookBody known =
        HookBody.full().conditions(HookBody.cramps("http://snomed.info/sct", "424647005"));
    HookBody local = HookBody.full().conditions(HookBody.cramps("urn:oid:1.2.3", "HC"));
    try (Service service =
        Service.start(
            Service.PATIENT + "\ncarpus.terminology.maps: " + maps,
            content.folder(),
            Optional.empty(),
            InstantSource.fixed(Service.AT))) {
      assertThat(summary(service, known)).contains("X-ray is the first");
      assertThat(summary(service, local)).isEmpty();

      content.edit(PLAN, "X-ray is the first imaging study", "films are the first imaging study");
      Eventually.see(() -> summary(service, known), text -> text.contains("films are the first"));

      content.edit(PLAN, "\"id\": \"P-11\"", "\"id\": \"P-09\"");
      JsonNode refused =
          Eventually.see(
              () -> content(service), part -> "DOWN".equals(part.path("status").asString()));
      assertThat(refused.at("/problems/0").asString()).contains(PLAN, "P-09");
      assertThat(summary(service, known)).contains("films are the first");
      assertThat(service.get("/health").statusCode()).isEqualTo(200);

      Files.writeString(maps.resolve("local.json"), MAP);
      String plan = Files.readString(content.folder().resolve(PLAN));
      int second = plan.lastIndexOf("\"id\": \"P-09\"");
      Files.writeString(
          content.folder().resolve(PLAN),
          plan.substring(0, second) + plan.substring(second).replace("P-09", "P-11"));
      Eventually.see(() -> summary(service, local), text -> text.contains("films are the first"));
      assertThat(content(service).path("status").asString()).isEqualTo("UP");
      assertThat(content(service).has("problems")).isFalse();
    }
  }

  private static String page(Service service) {
    return service.get("/pathways/small").body();
  }

  private static String problem(Service service) {
    return content(service).at("/problems/0").asString("");
  }

  @Test
  void showsAChangedSignOffAndServesOnWhereOneIsBroken() throws IOException {
    SmallContent small = SmallContent.below(folder);
    String plan = "small/PlanDefinition-small.json";
    String signOff = "small/sign-off.json";
    String sound = Files.readString(small.folder().resolve(plan));
    try (Service service =
        Service.start(
            Service.PATIENT, small.folder(), Optional.empty(), InstantSource.fixed(Service.AT))) {
      assertThat(page(service)).contains("Review: Pending clinical review, 2026-11-21, version 2<");

      small.edit(signOff, "\"under-review\"", "\"approved\", \"reviewer\": \"A physician\"");
      Eventually.see(
          () -> page(service),
          page -> page.contains("Review: Approved, 2026-11-21, A physician, version 2<"));

      small.edit(signOff, "\"A physician\"", "\" \"");
      Eventually.see(
          () -> problem(service),
          problem -> problem.contains(signOff + ":10: error: P-02 is approved by nobody"));
      assertThat(content(service).path("status").asString()).isEqualTo("DOWN");
      assertThat(page(service)).contains("2026-11-21, A physician, version 2<");

      small.edit(signOff, "\" \"", "\"A surgeon\"").edit(plan, "\"action\": [", "\"action\": ");
      Eventually.see(
          () -> problem(service),
          problem -> problem.contains(plan) && problem.contains("not JSON"));
      assertThat(page(service)).contains("2026-11-21, A physician, version 2<");

      small.write(plan, sound);
      Eventually.see(() -> page(service), page -> page.contains("2026-11-21, A surgeon"));
      assertThat(content(service).path("status").asString()).isEqualTo("UP");
    }
  }
}
