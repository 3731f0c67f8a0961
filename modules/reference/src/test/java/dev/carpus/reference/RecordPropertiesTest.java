package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Judgement;
import dev.carpus.pathway.Rule;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;

/** What must not matter to any card, whatever the record. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE)
class RecordPropertiesTest {
  /** Makes every run the same; another one looks at other records. */
  private static final String SEED = "20261122";

  /** How many tries must at least have put a property to the test. */
  private static final int FEWEST = 20;

  private static final String CONDITION = "Condition";

  @Provide
  Arbitrary<Chart> charts() {
    return Charts.any();
  }

  @Provide
  Arbitrary<RawResource> records() {
    return Charts.records().filter(RecordEdits::namesItsPatient);
  }

  @Provide
  Arbitrary<RawResource> unrelated() {
    return UnrelatedRecords.of("p1");
  }

  /** A chart, and a record that is or might be of it. */
  @Provide
  Arbitrary<Tuple2<Chart, RawResource>> chartsWithARecord() {
    return Arbitraries.oneOf(
        Charts.withOneRecord(RecordEdits.ERRONEOUS),
        Combinators.combine(
                Charts.any(),
                Charts.records().filter(each -> RecordEdits.ERRONEOUS.contains(each.type())))
            .as(Tuple::of));
  }

  @Provide
  Arbitrary<Tuple2<Chart, RawResource>> chartsWithACondition() {
    return Charts.withOneRecord(Set.of(CONDITION));
  }

  @Property(seed = SEED)
  void staysTheSameBesideWhatThePathwayDoesNotSpeakOf(
      @ForAll("charts") Chart chart, @ForAll("unrelated") RawResource unrelated) {
    RawResource ofPatient = RecordEdits.copy(unrelated, "unrelated", chart.context().patientId());
    assertSame(chart, chart.with(ofPatient), ofPatient.text());
  }

  @Property(seed = SEED)
  void staysTheSameBesideWhatIsRecordedOfAnotherPatient(
      @ForAll("charts") Chart chart, @ForAll("records") RawResource record) {
    RawResource ofAnother = RecordEdits.copy(record, "of-another", "somebody-else");
    assertSame(chart, chart.with(ofAnother), ofAnother.text());
  }

  @Property(seed = SEED)
  void staysTheSameInAnyOrderOfTheRecord(@ForAll("charts") Chart chart, @ForAll Random random) {
    List<RawResource> shuffled = new ArrayList<>(chart.resources());
    Collections.shuffle(shuffled, random);
    assertSame(chart, chart.with(shuffled), shuffled.toString());
  }

  @Property(seed = SEED)
  void staysTheSameBesideWhatWasEnteredInError(
      @ForAll("chartsWithARecord") Tuple2<Chart, RawResource> drawn) {
    Chart chart = drawn.get1();
    RawResource copy = RecordEdits.copy(drawn.get2(), "in-error", chart.context().patientId());
    RawResource error = RecordEdits.enteredInError(copy);
    assertSame(chart, chart.with(error), error.text());
  }

  /** An appointment names its patient among its participants. */
  @Example
  void staysTheSameBesideAnAppointmentOfAnotherPatient() {
    RawResource appointment =
        RawResource.of(
            "Appointment",
            """
            {"resourceType":"Appointment","id":"a9","status":"booked",
             "start":"2026-12-12T09:00:00Z",
             "participant":[{"actor":{"reference":"Patient/somebody-else"},"status":"accepted"}]}
            """);
    Chart chart = Charts.of("cohort-90-days");
    assertSame(chart, chart.with(appointment), appointment.text());
  }

  /** A value that cannot be used is as good as none where it was entered in error. */
  @Example
  void staysTheSameBesideAnErrorThatCannotBeRead() {
    RawResource withoutUnit =
        RawResource.of(
            "Observation",
            """
            {"resourceType":"Observation","id":"o9","status":"entered-in-error",
             "code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},
             "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-11-21",
             "valueQuantity":{"value":39.0}}
            """);
    Chart chart = Charts.of("cohort-both-hands");
    assertSame(chart, chart.with(withoutUnit), withoutUnit.text());
  }

  /** An allergy that was entered in error does not tell that anybody asked for allergies. */
  @Example
  void staysTheSameBesideAnAllergyEnteredInError() {
    RawResource allergy =
        RawResource.of(
            "AllergyIntolerance",
            """
            {"resourceType":"AllergyIntolerance","id":"a9","patient":{"reference":"Patient/p1"},
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"91935009"}]}}
            """);
    Chart chart = Charts.of("cohort-icd");
    RawResource error = RecordEdits.enteredInError(allergy);
    assertSame(chart, chart.with(error), error.text());
  }

  private static void assertSame(Chart before, Chart after, String change) {
    Chart.Outcome was = before.answer();
    Chart.Outcome is = after.answer();
    assertThat(is.response()).as("%s, with %s", before, change).isEqualTo(was.response());
    assertThat(states(is.evaluation())).as(change).isEqualTo(states(was.evaluation()));
  }

  /** The state of each rule, for each order that is judged. */
  private static List<Map<String, Ternary>> states(Evaluation evaluation) {
    List<Map<String, Ternary>> states = new ArrayList<>();
    for (Judgement judgement : evaluation.judgements()) {
      Map<String, Ternary> byRule = new TreeMap<>();
      judgement.findings().forEach(each -> byRule.put(each.rule().id(), each.state()));
      states.add(byRule);
    }
    return states;
  }

  @Property(seed = SEED)
  void changesOnlyRulesThatReadTheConditionWhenItIsRefuted(
      @ForAll("chartsWithACondition") Tuple2<Chart, RawResource> drawn) {
    Chart chart = drawn.get1();
    RawResource condition = drawn.get2();
    List<Map<String, Ternary>> before = states(chart.answer().evaluation());
    Chart refuted = chart.replacing(condition, RecordEdits.refuted(condition));
    List<Map<String, Ternary>> after = states(refuted.answer().evaluation());
    NavigableSet<String> changed = new TreeSet<>();
    for (int i = 0; i < before.size(); i++) {
      Map<String, Ternary> now = after.get(i);
      before
          .get(i)
          .forEach((rule, state) -> {
            if (now.get(rule) != state) {
              changed.add(rule);
            }
          });
    }
    NavigableSet<String> readers = new TreeSet<>();
    ShippedPathway.get()
        .guideline()
        .rules()
        .filter(rule -> reads(rule, condition))
        .map(Rule::id)
        .forEach(readers::add);
    Statistics.label("a rule changes").collect(!changed.isEmpty());
    Statistics.label("a rule changes")
        .coverage(seen -> seen.check(true).count(many -> many >= FEWEST));
    assertThat(readers).as("%s, refuted: %s", chart, condition.text()).containsAll(changed);
  }

  /** Whether a value set that the rule asks holds a code of the condition. */
  private static boolean reads(Rule rule, RawResource condition) {
    ConceptIndex index = ShippedLogic.program().terminology();
    JsonNode codings = RecordEdits.json(condition).path("code").path("coding");
    return ShippedPathway.get().vocabulary(rule).valueSets().stream()
        .map(canonical -> canonical.replaceFirst("\\|.*", ""))
        .anyMatch(valueSet ->
            codings
                .valueStream()
                .anyMatch(coding ->
                    index.contains(
                        valueSet,
                        index.canonicalSystem(coding.path("system").asString("")),
                        index.canonicalCode(
                            index.canonicalSystem(coding.path("system").asString("")),
                            coding.path("code").asString("")))));
  }
}
