package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Judgement;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.Rule;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.json.JsonMapper;

/** Section 1.3 of the rules: what may come of it if something could not be obtained. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class MissingDataPropertiesTest {
  /** Makes every run the same; another one looks at other records. */
  private static final String SEED = "20261123";

  /** How many tries must at least have put the property to the test. */
  private static final int FEWEST = 20;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The rule whose card silences what would only inform. */
  private static final String EMERGENCY = "P-60";

  @Provide
  Arbitrary<Chart> charts() {
    return Charts.any();
  }

  /** Every prefetch key without which there can be an evaluation. */
  @Provide
  Arbitrary<PrefetchPlan.Query> queries() {
    return Arbitraries.of(dispensable().toList());
  }

  private static Stream<PrefetchPlan.Query> dispensable() {
    return ShippedPathway.get().prefetch().queries().stream().filter(query -> !query.isRequired());
  }

  /** A chart with something critical, and a key under which something of it is found. */
  @Provide
  Arbitrary<Tuple2<Chart, PrefetchPlan.Query>> criticalCharts() {
    return Charts.critical()
        .filter(chart -> !keysOf(chart).isEmpty())
        .flatMap(chart -> Arbitraries.of(keysOf(chart)).map(query -> Tuple.of(chart, query)));
  }

  private static List<PrefetchPlan.Query> keysOf(Chart chart) {
    return dispensable()
        .filter(
            query -> chart.resources().stream().anyMatch(each -> each.type().equals(query.type())))
        .toList();
  }

  @Property(seed = SEED)
  void neverTurnsARuleToMet(
      @ForAll("charts") Chart chart,
      @ForAll("queries") PrefetchPlan.Query query,
      @ForAll boolean keepsSome) {
    assertTurnsNoRuleToMet(chart, query, keepsSome);
  }

  /** What a newer examination denied may be so where no examination could be obtained. */
  @Example
  void doesNotTakeForTrueWhatANewerExaminationMightDeny() {
    PrefetchPlan.Query observations =
        ShippedPathway.get().prefetch().query("observations").orElseThrow();
    assertTurnsNoRuleToMet(Charts.of("p-07-newer-exam-found-none"), observations, false);
  }

  private static void assertTurnsNoRuleToMet(
      Chart chart, PrefetchPlan.Query query, boolean keepsSome) {
    List<Judgement> before = chart.answer().evaluation().judgements();
    List<Judgement> after =
        chart.without(query.type(), keepsSome).answer().evaluation().judgements();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      NavigableSet<String> turned = met(after.get(i));
      turned.removeAll(met(before.get(i)));
      assertThat(turned).as("%s without %s", chart, query.key()).isEmpty();
    }
  }

  private static NavigableSet<String> met(Judgement judgement) {
    NavigableSet<String> met = new TreeSet<>();
    judgement.findings().stream()
        .filter(each -> each.state() == Ternary.TRUE)
        .forEach(each -> met.add(each.rule().id()));
    return met;
  }

  @Property(seed = SEED)
  void namesNoFurtherRuleButForStopsThatAreUnknown(
      @ForAll("charts") Chart chart,
      @ForAll("queries") PrefetchPlan.Query query,
      @ForAll boolean keepsSome) {
    Chart.Outcome before = chart.answer();
    Chart.Outcome after = chart.without(query.type(), keepsSome).answer();
    NavigableSet<String> named = named(after.cards());
    named.removeAll(named(before.cards()));
    named.remove(Guideline.UNCHECKED);
    List<Judgement> now = after.evaluation().judgements();
    boolean isEmergencyUnknown =
        now.stream().anyMatch(each -> finding(each, EMERGENCY).state() == Ternary.UNKNOWN);
    named.removeIf(rule ->
        now.stream()
            .map(each -> finding(each, rule))
            .filter(Finding::speaks)
            .allMatch(each -> isToldToBeUnchecked(each) || isEmergencyUnknown));
    assertThat(named).as("%s without %s", chart, query.key()).isEmpty();
  }

  /** A warning or critical rule that speaks although a Stop is unknown, and says so. */
  private static boolean isToldToBeUnchecked(Finding finding) {
    return finding.indicator() != Indicator.INFO && !finding.speech().uncheckable().isEmpty();
  }

  @Property(seed = SEED)
  void saysSoWhereWhatWasCriticalIsUnknown(
      @ForAll("criticalCharts") Tuple2<Chart, PrefetchPlan.Query> drawn) {
    Chart chart = drawn.get1();
    PrefetchPlan.Query query = drawn.get2();
    Chart lacking = chart.without(query.type(), false);
    Chart.Outcome before = chart.answer();
    Chart.Outcome after = lacking.answer();
    NavigableSet<String> silenced = new TreeSet<>();
    for (int i = 0; i < before.evaluation().judgements().size(); i++) {
      Judgement now = after.evaluation().judgements().get(i);
      before.evaluation().judgements().get(i).findings().stream()
          .filter(each -> each.speaks() && each.indicator() == Indicator.CRITICAL)
          .filter(each -> mustBeKnown(each.rule(), lacking))
          .map(each -> each.rule().id())
          .filter(rule -> finding(now, rule).state() == Ternary.UNKNOWN)
          .forEach(silenced::add);
    }
    Statistics.label("a critical rule is silenced").collect(!silenced.isEmpty());
    Statistics.label("a critical rule is silenced")
        .coverage(seen -> seen.check(true).count(many -> many >= FEWEST));
    if (!silenced.isEmpty()) {
      assertThat(after.cards())
          .as("%s without %s: %s", chart, query.key(), silenced)
          .anySatisfy(card -> {
            assertThat(card.indicator()).isEqualTo(Indicator.WARNING);
            assertThat(named(List.of(card))).isEqualTo(Set.of(Guideline.UNCHECKED));
          });
    }
  }

  /**
   * Whether a card has to say that a rule could not be decided: always of a draft that the rule
   * judges, and where a chart is opened while a hand record is known.
   */
  private static boolean mustBeKnown(Rule rule, Chart chart) {
    return rule.conditions()
        .mustBeKnown()
        .filter(condition ->
            chart.context().hook() != Hook.PATIENT_VIEW
                || ShippedLogic.value(condition.expression(), chart) == Ternary.TRUE)
        .isPresent();
  }

  private static Finding finding(Judgement judgement, String rule) {
    return judgement.findings().stream()
        .filter(each -> each.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /** The rules that cards name. */
  private static NavigableSet<String> named(List<Card> cards) {
    NavigableSet<String> named = new TreeSet<>();
    for (Card card : cards) {
      String why =
          Objects.requireNonNull(card.extension().values().get(CardDeck.WHY), "a card without why")
              .text();
      MAPPER.readTree(why).path("rules").forEach(rule -> named.add(rule.asString()));
    }
    return named;
  }
}
