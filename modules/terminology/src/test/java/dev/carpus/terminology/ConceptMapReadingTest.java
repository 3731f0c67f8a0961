package dev.carpus.terminology;

import static dev.carpus.terminology.Terms.CRAMP;
import static dev.carpus.terminology.Terms.ICD;
import static dev.carpus.terminology.Terms.LOINC;
import static dev.carpus.terminology.Terms.OTHER;
import static dev.carpus.terminology.Terms.SNOMED;
import static dev.carpus.terminology.Terms.map;
import static dev.carpus.terminology.Terms.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.DISJOINT;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.EQUAL;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.EQUIVALENT;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.NARROWER;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.UNMATCHED;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.WIDER;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What maps say, and what is wrong in them. */
class ConceptMapReadingTest {
  private static final String LOCAL = "http://example.org/local";
  private static final String INTO_LOINC = "https://carpus.example/fhir/ValueSet/loinc";
  private static final CodeKey R25_2 = new CodeKey(ICD, "R25.2");

  /** SNOMED CT 1 and 2 are cramps, 3 is something else. */
  private static Terms terms() {
    return new Terms().with(CRAMP, SNOMED, "1", "2").with(OTHER, SNOMED, "3");
  }

  private static ConceptMap r25(String name, TargetElementComponent... targets) {
    return map(name, "R25.2", targets);
  }

  @ParameterizedTest
  @EnumSource(names = {"EQUAL", "EQUIVALENT", "WIDER", "SUBSUMES"})
  void keepsHowTheMeaningsLieWithTheMapThatSaysSo(ConceptMapEquivalence equivalence) {
    Map<CodeKey, List<ConceptTranslation>> translations =
        terms().with(r25("m", target("1", equivalence))).load().translations();
    ConceptTranslation expected =
        new ConceptTranslation(
            R25_2,
            new CodeKey(SNOMED, "1"),
            equivalence,
            "https://carpus.example/fhir/ConceptMap/m|1");
    assertThat(translations).isEqualTo(Map.of(R25_2, List.of(expected)));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"EQUAL", "EQUIVALENT", "WIDER", "SUBSUMES", "NULL"},
      mode = Mode.EXCLUDE)
  void carriesNothingOverWhereTheTargetSaysMoreOrOtherwise(ConceptMapEquivalence equivalence) {
    Terms terms = terms().with(r25("m", target("1", equivalence)));
    assertThat(terms.errors()).isEmpty();
    assertThat(terms.load().translations()).isEmpty();
    assertThat(terms.index().knows(ICD, "R25.2")).isFalse();
  }

  @Test
  void readsSystemsByAllTheirNames() {
    ConceptMap map =
        map(
            "m",
            "urn:oid:2.16.840.1.113883.6.90",
            "R25.2",
            "http://snomed.info/sct/",
            target("1", WIDER));
    Terms terms = terms().with(map);
    assertThat(terms.errors()).isEmpty();
    assertThat(terms.index().contains(CRAMP, ICD, "R25.2")).isTrue();
  }

  @Test
  void namesWhatAMapLeavesOut() {
    ConceptMap map = r25("m", target("1", WIDER), new TargetElementComponent().setCode("2"));
    map.setVersion(null);
    map.getGroupFirstRep().addElement().addTarget(target("1", WIDER));
    map.getGroupFirstRep()
        .addElement()
        .setCode("R25.3")
        .addTarget(new TargetElementComponent().setEquivalence(WIDER));
    map.getGroupFirstRep()
        .addElement()
        .setCode("R25.8")
        .addTarget(new TargetElementComponent().setEquivalence(UNMATCHED));
    String incomplete = ": the target has no equivalence or no code";
    assertThat(terms().with(map).errors())
        .containsExactly(
            "m /url: the map has no version",
            "m /group/0/element/0/target/1" + incomplete,
            "m /group/0/element/1: the element has no code",
            "m /group/0/element/2/target/0" + incomplete);
  }

  @Test
  void namesSystemsThatAreMissingOrUnknown() {
    ConceptMap unknown = map("unknown", LOCAL, "a", "http://example.org/x", target("1", EQUAL));
    unknown.addGroup().addElement().setCode("a").addTarget(target("1", EQUAL));
    assertThat(terms().with(unknown).errors())
        .containsExactly(
            "unknown /group/0/source: unknown code system " + LOCAL,
            "unknown /group/0/target: unknown code system http://example.org/x",
            "unknown /group/1/source: the group does not name its code system",
            "unknown /group/1/target: the group does not name its code system",
            "unknown /group/0/element/0/target/0/code: no value set holds the target"
                + " http://example.org/x|1");
  }

  @Test
  void namesEachTargetOfAPathwaysMapThatNoValueSetHolds() {
    ConceptMap map = r25("m", target("1", WIDER), target("8", WIDER), target("9", NARROWER));
    assertThat(terms().with(map).errors())
        .containsExactly(
            "m /group/0/element/0/target/1/code: no value set holds the target " + SNOMED + "|8");
  }

  @Test
  void letsASiteMapItsOwnSystem() {
    ConceptMap map = map("site", LOCAL, "KRAMPF", SNOMED, target("1", EQUIVALENT));
    Terms terms = terms().withSiteMap(map);
    assertThat(terms.errors()).isEmpty();
    assertThat(terms.warnings()).isEmpty();
    assertThat(terms.index().contains(CRAMP, LOCAL, "KRAMPF")).isTrue();
    assertThat(terms.index().contains(CRAMP, LOCAL, "krampf")).isFalse();
  }

  @Test
  void warnsOnceOfTheTargetsOfASitesMapThatNoValueSetHolds() {
    ConceptMap map = r25("site", target("1", WIDER));
    for (int i = 0; i < 7; i++) {
      map.getGroupFirstRep().addElement().setCode("X" + i).addTarget(target("9" + i, EQUAL));
    }
    Terms terms = terms().withSiteMap(map);
    assertThat(terms.errors()).isEmpty();
    String shown =
        String.join(
            ", ",
            List.of("90", "91", "92", "93", "94").stream().map(c -> SNOMED + "|" + c).toList());
    assertThat(terms.warnings())
        .containsExactly(
            "site /group/0/element/1/target/0/code: no value set holds 7 of its targets, such as "
                + shown);
    assertThat(terms.index().contains(CRAMP, ICD, "R25.2")).isTrue();
    assertThat(terms.index().knows(ICD, "X6")).isFalse();
  }

  @Test
  void namesTheTargetSystemOfASitesMapThatNobodyKnows() {
    ConceptMap map = map("site", LOCAL, "a", "http://example.org/x", target("1", EQUAL));
    assertThat(terms().withSiteMap(map).errors())
        .containsExactly("site /group/0/target: unknown code system http://example.org/x");
  }

  @Test
  void namesTheCodeOfWhichTwoMapsSayDifferentTargets() {
    Terms terms = terms().with(r25("a", target("1", WIDER)), r25("b", target("3", WIDER)));
    assertThat(terms.errors())
        .containsExactly(
            "b /group/0/element/0: "
                + ICD
                + "|R25.2 is mapped to "
                + SNOMED
                + "|3 (wider) here, but to "
                + SNOMED
                + "|1 (wider) in https://carpus.example/fhir/ConceptMap/a");
  }

  @Test
  void namesTheCodeOfWhichTwoMapsSayDifferentMeanings() {
    Terms terms = terms().with(r25("a", target("1", WIDER)), r25("b", target("1", EQUIVALENT)));
    assertThat(terms.errors())
        .singleElement()
        .asString()
        .startsWith("b /group/0/element/0: ")
        .contains("|1 (equivalent) here, but to", "|1 (wider) in");
  }

  /** As in a skeleton that is not filled in yet. */
  @Test
  void takesAnUnmatchedRowForNoWordAtAll() {
    TargetElementComponent unmatched = new TargetElementComponent().setEquivalence(UNMATCHED);
    Terms terms = terms().with(r25("a", target("1", WIDER))).withSiteMap(r25("b", unmatched));
    assertThat(terms.errors()).isEmpty();
  }

  @Test
  void namesTheCodeThatOneMapCallsDisjointAndAnotherMaps() {
    Terms terms =
        terms()
            .with(r25("a", target("1", WIDER)))
            .withSiteMap(r25("b", target("1", ConceptMapEquivalence.DISJOINT)));
    assertThat(terms.errors())
        .singleElement()
        .asString()
        .startsWith("b /group/0/element/0: " + ICD + "|R25.2 is mapped to nothing here, but to ");
  }

  @Test
  void namesTheCodeThatOneMapCallsByAnotherSpelling() {
    Terms terms = terms().with(r25("a", target("1", WIDER)), map("b", "r252", target("3", WIDER)));
    assertThat(terms.errors()).singleElement().asString().startsWith("b /group/0/element/0: ");
  }

  @Test
  void hasNothingAgainstMapsThatSayTheSame() {
    Terms terms =
        terms()
            .with(
                r25("a", target("1", WIDER), target("2", EQUAL)),
                r25("b", target("2", EQUAL), target("1", WIDER)))
            .withSiteMap(r25("c", target("1", WIDER), target("2", EQUAL), target("3", DISJOINT)));
    assertThat(terms.errors()).isEmpty();
    assertThat(terms.index().contains(CRAMP, ICD, "R25.2")).isTrue();
    assertThat(terms.index().contains(OTHER, ICD, "R25.2")).isFalse();
  }

  @Test
  void hasNothingAgainstMapsIntoDifferentSystems() {
    Terms terms =
        terms()
            .with(INTO_LOINC, LOINC, "1-8")
            .with(
                r25("a", target("1", WIDER)), map("b", ICD, "R25.2", LOINC, target("1-8", WIDER)));
    assertThat(terms.errors()).isEmpty();
    assertThat(terms.index().contains(CRAMP, ICD, "R25.2")).isTrue();
    assertThat(terms.index().contains(INTO_LOINC, ICD, "R25.2")).isTrue();
  }

  @Test
  void letsTheSiteSpeakBeforeTheServer() {
    ConceptMap learnt = r25("learnt", target("3", EQUAL));
    learnt.getGroupFirstRep().addElement().setCode("G24.8").addTarget(target("3", EQUAL));
    learnt.getGroupFirstRep().addElement().setCode("X").addTarget(target("99", EQUAL));
    Terms terms = terms().withSiteMap(r25("site", target("1", WIDER))).withLearntMap(learnt);
    assertThat(terms.load().problems()).isEmpty();
    ConceptIndex index = terms.index();
    assertThat(index.contains(CRAMP, ICD, "R25.2")).isTrue();
    assertThat(index.contains(OTHER, ICD, "R25.2")).isFalse();
    assertThat(index.contains(OTHER, ICD, "G24.8")).isTrue();
    assertThat(index.knows(ICD, "X")).isFalse();
  }

  @Test
  void letsTheContentSpeakBeforeTheServerWhateverTheSpelling() {
    Terms terms =
        terms()
            .with(r25("a", target("1", WIDER)))
            .withLearntMap(map("learnt", "r252", target("3", EQUAL)));
    assertThat(terms.load().problems()).isEmpty();
    assertThat(terms.index().contains(OTHER, ICD, "R25.2")).isFalse();
  }

  @Test
  void leavesOutWhatTheServerSaysInSystemsThatNobodyAsksFor() {
    ConceptMap learnt = map("learnt", ICD, "R25.2", "http://example.org/x", target("1", EQUAL));
    Terms terms = terms().withLearntMap(learnt);
    assertThat(terms.load().problems()).isEmpty();
    assertThat(terms.index().knows(ICD, "R25.2")).isFalse();
  }
}
