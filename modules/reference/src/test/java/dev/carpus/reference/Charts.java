package dev.carpus.reference;

import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Charts that are clinically rich: each is a shipped case, whatever its hook, with a few records of
 * other cases.
 */
final class Charts {
  private static final int MOST_BORROWED = 4;
  private static final String PATIENT = "Patient";

  private static final List<ContentCase> CASES = cases();

  /** All that the cases record, the patients aside, by type. */
  private static final NavigableMap<String, List<RawResource>> RECORDS =
      CASES.stream()
          .flatMap(each -> each.record().stream())
          .filter(each -> !each.type().equals(PATIENT))
          .distinct()
          .collect(Collectors.groupingBy(RawResource::type, TreeMap::new, Collectors.toList()));

  private Charts() {}

  /** The cases at the windows that are shipped. */
  private static List<ContentCase> cases() {
    ContentFolder folder = ContentFolder.shipped();
    return folder.files(folder.pathways().getFirst().resolve("cases"), ".json").stream()
        .map(CaseReader::read)
        .map(reading -> ((CaseReading.Read) reading).contentCase())
        .filter(each -> each.parameters().isEmpty())
        .toList();
  }

  /** The charts of all cases, as they are. */
  static List<Chart> all() {
    return CASES.stream().map(each -> chart(each, List.of())).toList();
  }

  /** Any chart. */
  static Arbitrary<Chart> any() {
    return ofCases(CASES);
  }

  /** Any chart of a case with a critical card. */
  static Arbitrary<Chart> critical() {
    return ofCases(
        CASES.stream()
            .filter(each ->
                each.expected().cards().stream()
                    .anyMatch(card -> card.indicator().equals(Indicator.CRITICAL.code())))
            .toList());
  }

  /** The chart of a case. */
  static Chart of(String caseId) {
    return chart(
        CASES.stream().filter(each -> each.id().equals(caseId)).findFirst().orElseThrow(),
        List.of());
  }

  private static Arbitrary<Chart> ofCases(List<ContentCase> cases) {
    return Combinators.combine(Arbitraries.of(cases), records().list().ofMaxSize(MOST_BORROWED))
        .as(Charts::chart);
  }

  /** Any record of any case, those of rare types as often as the others. */
  static Arbitrary<RawResource> records() {
    return Arbitraries.of(RECORDS.values()).flatMap(Arbitraries::of);
  }

  /** Any chart, and one of the resources of its record that is of one of these types. */
  static Arbitrary<Tuple.Tuple2<Chart, RawResource>> withOneRecord(Set<String> types) {
    return any()
        .filter(chart -> chart.resources().stream().anyMatch(each -> types.contains(each.type())))
        .flatMap(chart ->
            Arbitraries.of(byType(chart, types))
                .flatMap(Arbitraries::of)
                .map(each -> Tuple.of(chart, each)));
  }

  private static Collection<List<RawResource>> byType(Chart chart, Set<String> types) {
    return chart.resources().stream()
        .filter(each -> types.contains(each.type()))
        .collect(Collectors.groupingBy(RawResource::type, TreeMap::new, Collectors.toList()))
        .values();
  }

  private static Chart chart(ContentCase from, List<RawResource> borrowed) {
    Set<String> notObtained =
        from.notObtained().stream()
            .map(key -> ShippedPathway.get().prefetch().query(key).orElseThrow().type())
            .collect(Collectors.toSet());
    List<RawResource> resources = new ArrayList<>(from.record());
    for (int i = 0; i < borrowed.size(); i++) {
      resources.add(RecordEdits.copy(borrowed.get(i), "borrowed-" + i, from.context().patientId()));
    }
    resources.removeIf(each -> notObtained.contains(each.type()));
    return new Chart(from.id(), from.at(), from.context(), resources, notObtained);
  }
}
