package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.content.ClinicalTables.CodeRow;
import dev.carpus.terminology.CodeKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the table of codes is recognised as what the tables say that it is, and as nothing
 * else: what is expected is worked out from the tables and the text of the maps alone.
 */
class CodesOfTheTableTest {
  private static final Map<CodeKey, NavigableSet<String>> OF_THE_TABLES =
      ClinicalTables.valueSetsOf();
  private static final Set<ConceptMapEquivalence> OUTRIGHT =
      EnumSet.of(ConceptMapEquivalence.EQUAL, ConceptMapEquivalence.EQUIVALENT);
  private static final Set<ConceptMapEquivalence> WIDER =
      EnumSet.of(ConceptMapEquivalence.WIDER, ConceptMapEquivalence.SUBSUMES);

  static List<CodeRow> verified() {
    return ClinicalTables.recognised("verified");
  }

  static List<CodeRow> likely() {
    return ClinicalTables.recognised("likely");
  }

  static List<CodeRow> unverified() {
    return ClinicalTables.recognised("unverified");
  }

  private static NavigableSet<String> expected(CodeKey code) {
    NavigableSet<String> outright =
        new TreeSet<>(OF_THE_TABLES.getOrDefault(code, new TreeSet<>()));
    outright.addAll(ofTargets(code, OUTRIGHT));
    NavigableSet<String> all = new TreeSet<>(outright);
    all.addAll(ofTargets(code, WIDER));
    if (outright.isEmpty() && !all.isEmpty()) {
      all.add("VS-NamesNoPlace");
    }
    return all;
  }

  /** The value sets that hold a code, those aside that hold a part of them. */
  private static NavigableSet<String> recognisedAs(CodeKey code) {
    NavigableSet<String> valueSets = ShippedTerms.valueSetsOf(code);
    valueSets.removeAll(ClinicalTables.PARTS.keySet());
    return valueSets;
  }

  /** The value sets of what the shipped maps carry a code into, in one step. */
  private static NavigableSet<String> ofTargets(CodeKey code, Set<ConceptMapEquivalence> how) {
    NavigableSet<String> valueSets = new TreeSet<>();
    for (ConceptMap map : ShippedTerms.conceptMaps()) {
      for (ConceptMapGroupComponent group : map.getGroup()) {
        for (SourceElementComponent element : group.getElement()) {
          if (code.equals(new CodeKey(group.getSource(), element.getCode()))) {
            element.getTarget().stream()
                .filter(target -> how.contains(target.getEquivalence()))
                .map(target -> new CodeKey(group.getTarget(), target.getCode()))
                .forEach(target ->
                    valueSets.addAll(OF_THE_TABLES.getOrDefault(target, new TreeSet<>())));
          }
        }
      }
    }
    return valueSets;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verified")
  void recognisesAVerifiedCodeAsWhatTheTablesSay(CodeRow row) {
    assertThat(ShippedTerms.index().knows(row.key().system(), row.key().code())).isTrue();
    assertThat(recognisedAs(row.key())).isEqualTo(expected(row.key()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verified")
  void recognisesItUnderEveryNameOfItsSystem(CodeRow row) {
    String oid = String.valueOf(ClinicalTables.RECOGNISED.get(row.key().system()));
    for (String name : List.of(row.key().system() + "/", "urn:oid:" + oid, oid)) {
      CodeKey renamed = new CodeKey(name, row.key().code());
      assertThat(ShippedTerms.index().knows(name, row.key().code())).as(name).isTrue();
      assertThat(recognisedAs(renamed)).as(name).isEqualTo(expected(row.key()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verified")
  void takesItInOtherSpellingsWhereItIsOfIcdAlone(CodeRow row) {
    String system = row.key().system();
    String code = row.key().code();
    boolean isIcd = system.equals(ClinicalTables.ICD);
    Set<String> spellings =
        new TreeSet<>(
            List.of(
                code.replace(".", ""),
                code.replace("-", ""),
                code.toLowerCase(Locale.ROOT),
                code.replace(".", "").toLowerCase(Locale.ROOT)));
    spellings.remove(code);
    for (String spelling : spellings) {
      assertThat(ShippedTerms.index().knows(system, spelling)).as(spelling).isEqualTo(isIcd);
      assertThat(recognisedAs(new CodeKey(system, spelling)))
          .as(spelling)
          .isEqualTo(isIcd ? expected(row.key()) : Set.of());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("likely")
  void recognisesALikelyCodeOnlyWhereAValueSetListsIt(CodeRow row) {
    boolean isListed = OF_THE_TABLES.containsKey(row.key());
    assertThat(ShippedTerms.index().knows(row.key().system(), row.key().code()))
        .isEqualTo(isListed);
    assertThat(recognisedAs(row.key())).isEqualTo(expected(row.key()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unverified")
  void hasNoCodeForWhatIsUnverified(CodeRow row) {
    assertThat(row.key().code()).isEqualTo("unverified");
    assertThat(ShippedTerms.index().knows(row.key().system(), row.key().code())).isFalse();
    assertThat(OF_THE_TABLES).doesNotContainKey(row.key());
  }

  /** Rows that are read wrongly would make the tests above say nothing. */
  @Test
  void readsTheWholeTable() {
    List<CodeRow> others = new ArrayList<>(ClinicalTables.codes());
    others.removeAll(verified());
    others.removeAll(likely());
    others.removeAll(unverified());
    assertThat(verified()).hasSizeGreaterThan(350).extracting(CodeRow::key).doesNotHaveDuplicates();
    assertThat(likely()).isNotEmpty();
    assertThat(unverified()).isNotEmpty();
    assertThat(others).extracting(CodeRow::isRecognised).containsOnly(false);
    assertThat(expected(new CodeKey(ClinicalTables.ICD, "R25.2")))
        .containsExactly("VS-HandCramp", "VS-NamesNoPlace");
    assertThat(expected(new CodeKey(ClinicalTables.RXNORM, "310965")))
        .containsExactly("VS-NSAID-Ingredient", "VS-NSAID-Product", "VS-NSAIDAllergy");
    assertThat(expected(new CodeKey(ClinicalTables.ICD, "M79.641")))
        .containsExactly("VS-HandPain", "VS-SideRight");
  }
}
