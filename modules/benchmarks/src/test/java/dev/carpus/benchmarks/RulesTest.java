package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.benchmarks.byhand.HandWritten;
import dev.carpus.logic.HookOrders;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.pathway.DraftOrder;
import dev.carpus.pathway.DraftOrders;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.reference.records.SyntheticRecords;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that are written by hand say what the compiled ones say, whatever the record. */
class RulesTest {
  private static final long SEED = 60_000_000;
  private static final int RECORDS = Integer.getInteger("carpus.records", 2_000);

  private final Rules rules = new Rules();
  private final Map<String, Set<Ternary>> seen = new HashMap<>();

  private Optional<Map<String, Ternary>> compiled(PatientRecord record, Moment moment) {
    try {
      return Optional.of(rules.evaluate(rules.readCompiled(record, moment)));
    } catch (UnreadableResources unreadable) {
      return Optional.empty();
    }
  }

  private void compare(String name, PatientRecord record, Moment moment, List<String> found) {
    Map<String, Ternary> expected = compiled(record, moment).orElse(Map.of());
    if (!expected.isEmpty()) {
      Map<String, Ternary> actual =
          rules.evaluate(record, rules.readByHand(record, moment), moment);
      expected.forEach((expression, value) -> {
        seen.computeIfAbsent(expression, _ -> EnumSet.noneOf(Ternary.class)).add(value);
        if (value != actual.get(expression)) {
          found.add(
              "%s: \"%s\" is %s compiled, %s by hand"
                  .formatted(name, expression, value, actual.get(expression)));
        }
      });
    }
  }

  private static List<ContentCase> cases() {
    ContentFolder folder = ContentFolder.shipped();
    return folder.files(folder.pathways().getFirst().resolve("cases"), ".json").stream()
        .map(file -> ((CaseReading.Read) CaseReader.read(file)).contentCase())
        .filter(each -> each.parameters().isEmpty() && each.notObtained().isEmpty())
        .toList();
  }

  private static PatientRecord record(ContentCase each, JudgedOrder order) {
    DraftOrders orders = DraftOrders.of(each.context());
    List<RawResource> resources =
        Stream.of(
                orders.drafts().stream().map(DraftOrder::resource),
                orders.others().stream(),
                each.record().stream())
            .flatMap(part -> part)
            .toList();
    return new PatientRecord(
        each.context().patientId(),
        each.context().encounterId(),
        resources,
        Set.of(),
        new HookOrders(each.context().hook().hookName(), order.draft(), order.basket()));
  }

  @Test
  void sayTheSameInEachOfTheAuthorsCases() {
    List<String> found = new ArrayList<>();
    for (ContentCase each : cases()) {
      for (JudgedOrder order : JudgedOrder.of(each)) {
        compare(each.id(), record(each, order), new Moment(each.at(), ZoneOffset.UTC), found);
      }
    }
    assertThat(found).isEmpty();
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(HandWritten.EXPRESSIONS);
  }

  @Test
  void sayTheSameOfPatientsWhomNobodyHasSeen() {
    List<String> found = new ArrayList<>();
    new SyntheticRecords(rules.program(), ContentFolder.shipped())
        .from(SEED, RECORDS)
        .forEach(each -> compare(each.toString(), each.record(), each.moment(), found));
    assertThat(found).isEmpty();
    seen.forEach((expression, values) ->
        assertThat(values).as(expression).contains(Ternary.TRUE, Ternary.FALSE, Ternary.UNKNOWN));
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(HandWritten.EXPRESSIONS);
  }
}
