package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.CardDeck;
import dev.carpus.reference.PreferredEngine;
import dev.carpus.reference.ReferenceEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmarks measure evaluations that have something to say, and all say the same. */
class PatientViewBenchmarkTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Subject COMPILED = new Subject(new PreferredEngine());
  private static final Subject OFFICIAL = new Subject(new ReferenceEngine());
  private static final String BOTH_SIDES = "51440002";
  private static final String RIGHT = "24028007";

  private static byte[] answer(Subject subject, byte[] body) {
    AtomicLong ids = new AtomicLong();
    return new HookPipeline(
            subject.pathway(), subject.moment(), () -> new UUID(0L, ids.incrementAndGet()))
        .answer(body);
  }

  private static JsonNode answer(byte[] body) {
    return MAPPER.readTree(answer(COMPILED, body));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 200, 2000})
  void givesItsThreeCardsAndNothingElse(int size) {
    JsonNode response = answer(COMPILED.body(size));
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

  @ParameterizedTest
  @ValueSource(ints = {20, 200, 2000})
  void givesTheSameBytesOnBothEngines(int size) {
    byte[] body = COMPILED.body(size);
    assertThat(OFFICIAL.body(size)).isEqualTo(body);
    assertThat(new String(answer(COMPILED, body), StandardCharsets.UTF_8))
        .isEqualTo(new String(answer(OFFICIAL, body), StandardCharsets.UTF_8));
  }

  @Test
  void isAppliedByAnotherEngineToTheSameEffect() {
    OwnEngine own = new OwnEngine();
    PeerPipeline peer = new PeerPipeline(COMPILED.pipeline(), COMPILED.moment());
    byte[] body = COMPILED.body(20);
    List<Set<String>> expected = own.apply(peer.patient(body));
    Proposal proposal = peer.answer(body);
    assertThat(proposal.failures()).isEmpty();
    assertThat(expected).hasSize(1);
    assertThat(proposal.rulesAndClauses())
        .contains("P-02", "P-08", "P-61")
        .containsExactlyInAnyOrderElementsOf(expected.getFirst());
  }

  @Test
  void givesNoCardForTheSameChartWithOneHandOnly() {
    String oneHand =
        new String(COMPILED.body(BusyChart.RESOURCES), StandardCharsets.UTF_8)
            .replace(BOTH_SIDES, RIGHT);
    assertThat(answer(oneHand.getBytes(StandardCharsets.UTF_8)).path("cards").values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"20, 22000, 26000", "200, 230000, 250000", "2000, 2350000, 2450000"})
  void sendsSoManyResourcesInSoManyBytes(int size, int least, int most) {
    byte[] body = COMPILED.body(size);
    List<JsonNode> entries = MAPPER.readTree(body).path("prefetch").findValues("resource");
    assertThat(entries).hasSize(size - 1);
    assertThat(MAPPER.readTree(body).at("/prefetch/patient/id").asString()).isEqualTo("p1");
    assertThat(body.length).isBetween(least, most);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 200, 2000})
  void sendsTheSameBytesEachTime(int size) {
    assertThat(new BusyChart(COMPILED.pathway().prefetch(), size).request())
        .isEqualTo(COMPILED.body(size));
  }

  @Test
  void isMeasuredByJmh() {
    PatientViewBenchmark benchmark = new PatientViewBenchmark();
    benchmark.load();
    assertThat(benchmark.tokenPass()).isGreaterThan(BusyChart.RESOURCES * 10);
    assertThat(MAPPER.readTree(benchmark.compiledEngine()).path("cards").values()).hasSize(3);
    assertThat(MAPPER.readTree(benchmark.referenceEngine()).path("cards").values()).hasSize(3);
  }
}
