package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.Eventually;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SiteContent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A site's terminology, from a FHIR server that is really asked for it. */
class TerminologyServerIT {
  private static final String COMPLAINTS = "https://site.example/fhir/CodeSystem/complaints";
  private static final String SPASMS = "https://site.example/fhir/CodeSystem/spasms";
  private static final String DRUGS = "https://site.example/fhir/CodeSystem/drugs";
  private static final String BELOW_CRAMP =
      """
      {"system":"%s","filter":[{"property":"concept","op":"is-a","value":"cramp-of-hands"}]}\
      """
          .formatted(COMPLAINTS);

  private static final String ALL_SPASMS = "{\"system\":\"%s\"}".formatted(SPASMS);

  private static final URI FHIR = Running.get().fhirServer();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void fillTheServer() {
    put(
        "CodeSystem/complaints",
        """
        {"resourceType":"CodeSystem","id":"complaints","url":"%s","status":"active",
         "content":"complete","hierarchyMeaning":"is-a","concept":[
          {"code":"cramp","concept":[
            {"code":"cramp-of-hands","concept":[{"code":"cramp-of-both-hands"}]},
            {"code":"cramp-of-legs"}]}]}
        """
            .formatted(COMPLAINTS));
    put(
        "CodeSystem/spasms",
        """
        {"resourceType":"CodeSystem","id":"spasms","url":"%s","status":"active",
         "content":"complete","concept":[{"code":"S1"},{"code":"S2"}]}
        """
            .formatted(SPASMS));
    put(
        "ConceptMap/drugs",
        """
        {"resourceType":"ConceptMap","id":"drugs","url":"https://site.example/fhir/ConceptMap/drugs",
         "version":"1","status":"active",
         "group":[{"source":"%s","target":"http://www.nlm.nih.gov/research/umls/rxnorm",
          "element":[{"code":"ASS100","target":[{"code":"1191","equivalence":"wider"}]}]}]}
        """
            .formatted(DRUGS));
    // A server of this kind stores the places of codes in their hierarchy later than the codes.
    Eventually.see(() -> expansion(BELOW_CRAMP), body -> body.contains("cramp-of-both-hands"));
    Eventually.see(() -> expansion(ALL_SPASMS), body -> body.contains("S2"));
  }

  private static void put(String path, String json) {
    HttpResponse<String> response = send("PUT", path, json);
    assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
  }

  private static String expansion(String include) {
    return send(
            "POST",
            "ValueSet/$expand",
            """
            {"resourceType":"Parameters","parameter":[{"name":"valueSet","resource":
             {"resourceType":"ValueSet","status":"active","compose":{"include":[%s]}}}]}
            """
                .formatted(include))
        .body();
  }

  private static HttpResponse<String> send(String method, String path, String json) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(FHIR + "/" + path))
              .header("Content-Type", "application/fhir+json")
              .header("Accept", "application/fhir+json")
              .method(method, BodyPublishers.ofString(json))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException lost) {
      throw new IllegalStateException("no answer", lost);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }

  private static String yaml() {
    return """
    carpus:
      retrieval:
        deadline: 30s
      terminology:
        refresh: 1s
        servers:
          - url: %s
            code-systems: ["%s", "%s", "%s"]
            translate: ["%s"]
            timeout: 30s
    """
        .formatted(FHIR, COMPLAINTS, SPASMS, DRUGS, DRUGS);
  }

  private SiteContent content() {
    return SiteContent.below(folder).codeSystem(COMPLAINTS).codeSystem(SPASMS);
  }

  private Service start(SiteContent content) {
    return Service.start(
        yaml(),
        content.folder(),
        Optional.of(folder.resolve("data")),
        InstantSource.fixed(Service.AT));
  }

  private static HookBody recordedAs(String system, String code) {
    return HookBody.full().conditions(HookBody.cramps(system, code));
  }

  @Test
  void tellsTheCodesOfAWholeSystemAndOfABranch() {
    try (Service service = start(content().cramps(BELOW_CRAMP, ALL_SPASMS))) {
      assertThat(service.rules(recordedAs(COMPLAINTS, "cramp-of-hands")))
          .isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.rules(recordedAs(COMPLAINTS, "cramp-of-both-hands")))
          .isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.rules(recordedAs(COMPLAINTS, "cramp"))).isEmpty();
      assertThat(service.rules(recordedAs(COMPLAINTS, "cramp-of-legs"))).isEmpty();
      assertThat(service.rules(recordedAs(SPASMS, "S1"))).isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.rules(recordedAs(SPASMS, "S3"))).isEmpty();

      JsonNode terminology = Service.json(service.get("/health")).path("terminology");
      assertThat(terminology.path("status").asString()).isEqualTo("UP");
      assertThat(terminology.at("/servers/0/expansions"))
          .map(each -> each.path("state").asString() + ": " + each.path("include").asString())
          .containsExactly(
              "fresh: all of " + SPASMS,
              "fresh: " + COMPLAINTS + " where concept is-a cramp-of-hands");
      assertThat(terminology.at("/servers/0/expansions/0/codes").asInt()).isEqualTo(2);
    }
  }

  @Test
  void tellsWhichListedCodesItDoesNotKnow() throws IOException {
    Path content =
        content()
            .cramps(
                """
                {"system":"%s","concept":[{"code":"cramp-of-hands"},{"code":"cramp-of-tails"}]}\
                """
                    .formatted(COMPLAINTS))
            .folder();
    Path config = Files.writeString(folder.resolve("carpus.yaml"), yaml());

    CommandRun checked =
        CommandRun.of("validate", content.toString(), "--config", config.toString());

    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out().lines().filter(line -> line.contains("terminology server")))
        .singleElement()
        .asString()
        .containsPattern("ValueSet-VS-HandCramp.json:\\d+: warning: ")
        .contains("does not know " + COMPLAINTS + "|cramp-of-tails");
  }

  /** Ibuprofen is to be signed for a patient who takes a drug of the site's catalogue. */
  private static JsonNode safetyCard(Service service, String drug) {
    String taken =
        """
        {"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order",
         "medicationCodeableConcept":{"coding":[{"system":"%s","code":"%s"}]},
         "subject":{"reference":"Patient/p1"},"authoredOn":"2026-11-01"}\
        """
            .formatted(DRUGS, drug);
    String ibuprofen =
        """
        {"resourceType":"MedicationRequest","id":"m2","status":"draft","intent":"order",
         "medicationCodeableConcept":{"coding":[
          {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"5640"}]},
         "subject":{"reference":"Patient/p1"}}\
        """;
    return Service.cardOf(
        "P-37",
        service.call(
            HookBody.full()
                .with("medicationRequests", HookBody.bundle(taken))
                .orderSign(ibuprofen)));
  }

  private static String indicator(JsonNode card) {
    return card.path("indicator").asString();
  }

  @Test
  void tellsWhatADrugIsThatCameUnmapped() {
    try (Service service = start(content())) {
      for (String drug : List.of("ASS100", "OTHER")) {
        JsonNode unrecognised = safetyCard(service, drug);
        assertThat(indicator(unrecognised)).isEqualTo("info");
        assertThat(unrecognised.path("detail").asString()).contains("not recognised");
      }

      JsonNode recognised =
          Eventually.see(
              () -> safetyCard(service, "ASS100"), card -> indicator(card).equals("warning"));

      assertThat(recognised.path("detail").asString())
          .containsIgnoringCase("antiplatelet")
          .doesNotContain("not recognised");
      assertThat(indicator(safetyCard(service, "OTHER"))).isEqualTo("info");
      JsonNode server = Service.json(service.get("/health")).at("/terminology/servers/0");
      assertThat(server.path("status").asString()).isEqualTo("UP");
      assertThat(server.path("translations").asInt()).isEqualTo(1);
    }
  }
}
