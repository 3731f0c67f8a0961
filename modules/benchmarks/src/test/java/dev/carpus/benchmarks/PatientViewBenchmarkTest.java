package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Moment;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Pathway;
import dev.carpus.reference.ReferenceEngine;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark measures an evaluation that has something to say. */
class PatientViewBenchmarkTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pathway PATHWAY = ShippedPathway.on(new ReferenceEngine());
  private static final BusyChart CHART = new BusyChart(PATHWAY.prefetch());
  private static final byte[] BODY = CHART.request();
  private static final String BOTH_SIDES = "51440002";
  private static final String RIGHT = "24028007";

  private static JsonNode answer(byte[] body) {
    Moment moment = new Moment(CHART.speaking().at(), ZoneOffset.UTC);
    return MAPPER.readTree(new HookPipeline(PATHWAY, moment).answer(body));
  }

  @Test
  void givesItsThreeCardsAndNothingElse() {
    JsonNode response = answer(BODY);
    assertThat(response.path("cards").values())
        .extracting(card -> card.path("extension").path(CardDeck.WHY).path("rules").toString())
        .containsExactly(
            "[\"P-02\",\"P-04\",\"P-06\"]", "[\"P-08\",\"P-09\",\"P-11\"]", "[\"P-61\",\"P-54\"]");
    JsonNode card = response.path("cards").path(1);
    assertThat(card.at("/suggestions/0/actions/0/resource/code/coding").values())
        .extracting(coding -> coding.path("code").asString())
        .contains("36756-5");
    assertThat(response.has("extension")).as("something was not obtained").isFalse();
  }

  @Test
  void givesNoCardForTheSameChartWithOneHandOnly() {
    String oneHand = new String(BODY, StandardCharsets.UTF_8).replace(BOTH_SIDES, RIGHT);
    assertThat(answer(oneHand.getBytes(StandardCharsets.UTF_8)).path("cards").values()).isEmpty();
  }

  @Test
  void sends200ResourcesInAbout240Kilobytes() {
    List<JsonNode> entries = MAPPER.readTree(BODY).path("prefetch").findValues("resource");
    assertThat(entries).hasSize(BusyChart.RESOURCES - 1);
    assertThat(MAPPER.readTree(BODY).at("/prefetch/patient/id").asString()).isEqualTo("p1");
    assertThat(BODY.length).isBetween(230_000, 250_000);
  }

  @Test
  void sendsTheSameBytesEachTime() {
    assertThat(new BusyChart(PATHWAY.prefetch()).request()).isEqualTo(BODY);
  }

  @Test
  void readsEveryTokenOfTheRequest() {
    PatientViewBenchmark benchmark = new PatientViewBenchmark();
    assertThat(benchmark.tokenPass()).isGreaterThan(BusyChart.RESOURCES * 10);
    assertThat(MAPPER.readTree(benchmark.referenceEngine()).path("cards").values()).hasSize(3);
  }
}
