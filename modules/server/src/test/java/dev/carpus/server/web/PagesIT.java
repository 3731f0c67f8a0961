package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Service;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the service has for people and for those who watch over it. */
class PagesIT {
  private static final String FHIR = "http://127.0.0.1:8090/fhir";

  private static Service service;
  private static Service withChart;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
    withChart = Service.start(Service.PATIENT, Optional.of(URI.create(FHIR)));
  }

  @AfterAll
  static void stop() {
    service.close();
    withChart.close();
  }

  @Test
  void saysThatItIsUpWithItsParts() {
    HttpResponse<String> response = service.get("/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    JsonNode health = Service.json(response);
    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.path("content").path("status").asString()).isEqualTo("UP");
    assertThat(health.path("content").path("pathways").path(0).path("id").asString())
        .isEqualTo(Service.ID);
    assertThat(health.path("terminology").path("status").asString()).isEqualTo("UP");
  }

  @Test
  void showsThePathwayToPeople() {
    HttpResponse<String> response = service.get("/pathways/" + Service.ID);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "style-src 'sha256-")
        .doesNotContain("unsafe", "script-src");
    assertThat(response.body())
        .contains(
            "<h1>Bilateral hand cramping pathway</h1>",
            "Pending clinical review",
            "id=\"P-08\"",
            "P-09",
            "Evaluation and Treatment Approach for Bilateral Hand Cramping")
        .doesNotContain("<script");
  }

  @Test
  void findsRulesOfThePathway() {
    String page = service.get("/pathways/" + Service.ID + "?q=Gadolinium+mri").body();

    assertThat(page)
        .contains("rules speak of “Gadolinium mri”", "id=\"P-28\"")
        .doesNotContain("id=\"P-55\"");
  }

  @Test
  void drawsThePathwayWithEveryRuleInOneStep() {
    HttpResponse<String> response = service.get("/pathways/" + Service.ID + "/flowchart.svg");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("image/svg+xml;charset=UTF-8");
    assertThat(response.body())
        .startsWith("<svg xmlns=")
        .contains("data-step=\"films\"", "href=\"../bilateral-hand-cramping#P-08\"");
    assertThat(
            Pattern.compile("data-rules=\"([^\"]*)\"")
                .matcher(response.body())
                .results()
                .flatMap(each -> Stream.of(each.group(1).split(" ", -1))))
        .hasSize(64)
        .doesNotHaveDuplicates();
  }

  @Test
  void handsOutTheFormsOfThePathway() {
    JsonNode forms = Service.json(service.get("/pathways/" + Service.ID + "/forms"));

    assertThat(forms).hasSize(1);
    assertThat(forms.path(0).path("title").asString()).isEqualTo("Assessment of cramping hands");
    HttpResponse<String> form =
        service.get("/pathways/" + Service.ID + "/forms/" + forms.path(0).path("id").asString());
    assertThat(form.headers().firstValue("Content-Type")).contains("application/fhir+json");
    assertThat(Service.json(form).path("resourceType").asString()).isEqualTo("Questionnaire");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pathways/other",
        "/pathways/other/flowchart.svg",
        "/pathways/other/forms",
        "/pathways/bilateral-hand-cramping/forms/other"
      })
  void knowsNoOtherPathway(String path) {
    HttpResponse<String> response = service.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("OperationOutcome");
  }

  @Test
  void hasNoChartUnlessItIsTold() {
    for (String path :
        new String[] {"/chart", "/chart/", "/chart/settings.json", "/chart/lib/marked.esm.js"}) {
      assertThat(service.get(path).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void leadsToTheChart() {
    HttpResponse<String> response = withChart.get("/chart");

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location")).contains("/chart/");
  }

  @ParameterizedTest
  @CsvSource({
    "/chart/, text/html;charset=UTF-8",
    "/chart/index.html, text/html;charset=UTF-8",
    "/chart/chart.css, text/css;charset=UTF-8",
    "/chart/main.js, text/javascript;charset=UTF-8",
    "/chart/lib/marked.esm.js, text/javascript;charset=UTF-8",
    "/chart/lib/purify.es.mjs, text/javascript;charset=UTF-8"
  })
  void servesTheFilesOfTheChart(String path, String type) {
    HttpResponse<String> response = withChart.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isNotBlank();
    assertThat(response.headers().firstValue("Content-Type")).contains(type);
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'")
        .contains("connect-src 'self' http://127.0.0.1:8090 " + withChart.url("").toString())
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/chart/missing.js",
        "/chart/lib/marked.umd.js",
        "/chart/lib",
        "/chart/../chart/index.html/",
        "/chart/%2e%2e/dev/carpus/server/CarpusService.class",
        "/chart/..;/index.html"
      })
  void servesNothingElse(String path) {
    assertThat(withChart.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void tellsTheChartWhereToRead() {
    JsonNode settings = Service.json(withChart.get("/chart/settings.json"));

    assertThat(settings.path("fhirServer").asString()).isEqualTo(FHIR);
    assertThat(settings.path("cdsServices").asString())
        .isEqualTo(withChart.url("/cds-services").toString());
  }
}
