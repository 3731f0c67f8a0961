package dev.carpus.terminology;

import static dev.carpus.terminology.Terms.CRAMP;
import static dev.carpus.terminology.Terms.ICD;
import static dev.carpus.terminology.Terms.OTHER;
import static dev.carpus.terminology.Terms.SNOMED;
import static dev.carpus.terminology.Terms.listed;
import static dev.carpus.terminology.Terms.map;
import static dev.carpus.terminology.Terms.target;
import static dev.carpus.terminology.Terms.valueSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.EQUAL;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.EQUIVALENT;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.NARROWER;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.SUBSUMES;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.WIDER;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value sets of codes that maps carry over, in one step or several. */
class MembershipsTest {
  private static final String LOCAL = "http://example.org/local";
  private static final String WIDER_ONLY = "https://carpus.example/fhir/ValueSet/wider-only";

  private static Terms terms(ConceptMap... maps) {
    ValueSet widerOnly = valueSet(WIDER_ONLY);
    widerOnly.addExtension(Terminology.ALSO_HOLDS, new CodeType("wider-matches"));
    widerOnly.getCompose().addInclude(listed(SNOMED, "9"));
    Terms terms = new Terms().with(CRAMP, SNOMED, "1").with(OTHER, SNOMED, "2").with(widerOnly);
    Stream.of(maps).forEach(terms::withSiteMap);
    return terms;
  }

  private static ConceptMap local(String source, String target, ConceptMapEquivalence how) {
    return map("local-" + source, LOCAL, source, LOCAL, target(target, how));
  }

  private static ConceptMap toSnomed(String source, String target, ConceptMapEquivalence how) {
    return map("snomed-" + source, LOCAL, source, SNOMED, target(target, how));
  }

  @ParameterizedTest
  @CsvSource({"EQUAL, false", "EQUIVALENT, false", "WIDER, true", "SUBSUMES, true"})
  void marksCodesThatOnlyAWiderMeaningBrought(ConceptMapEquivalence how, boolean isMarked) {
    ConceptIndex index = terms(toSnomed("a", "1", how)).index();
    assertThat(index.contains(CRAMP, LOCAL, "a")).isTrue();
    assertThat(index.contains(WIDER_ONLY, LOCAL, "a")).isEqualTo(isMarked);
    assertThat(index.contains(WIDER_ONLY, SNOMED, "1")).isFalse();
  }

  @Test
  void doesNotMarkACodeThatIsThereByItsOwnRight() {
    ConceptIndex index =
        terms(map("m", ICD, "R25.2", SNOMED, target("1", WIDER))).with(CRAMP, ICD, "R25.2").index();
    assertThat(index.contains(CRAMP, ICD, "R25.2")).isTrue();
    assertThat(index.contains(WIDER_ONLY, ICD, "R25.2")).isFalse();
  }

  @Test
  void doesNotMarkACodeThatIsInNoValueSetAtAll() {
    ConceptIndex index = terms(toSnomed("a", "77", WIDER), toSnomed("b", "1", NARROWER)).index();
    assertThat(index.knows(LOCAL, "a")).isFalse();
    assertThat(index.contains(WIDER_ONLY, LOCAL, "a")).isFalse();
    assertThat(index.contains(WIDER_ONLY, LOCAL, "b")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL, EQUIVALENT, false",
    "EQUAL, WIDER, true",
    "WIDER, EQUAL, true",
    "WIDER, SUBSUMES, true"
  })
  void followsAChainOfMaps(
      ConceptMapEquivalence first, ConceptMapEquivalence second, boolean isMarked) {
    Terms terms = terms(local("a", "b", first)).with(Terms.system(LOCAL));
    ConceptIndex index = terms.withSiteMap(toSnomed("b", "1", second)).index();
    assertThat(index.contains(CRAMP, LOCAL, "a")).isTrue();
    assertThat(index.contains(WIDER_ONLY, LOCAL, "a")).isEqualTo(isMarked);
  }

  @Test
  void endsAChainAtATargetThatSaysMore() {
    Terms terms =
        terms(local("a", "b", EQUAL), toSnomed("b", "1", NARROWER)).with(Terms.system(LOCAL));
    assertThat(terms.index().contains(CRAMP, LOCAL, "a")).isFalse();
  }

  @Test
  void goesAroundACircleOfMapsOnce() {
    ConceptMap ab = local("a", "b", EQUAL);
    ConceptMap bc = local("b", "c", EQUIVALENT);
    ConceptMap ca = local("c", "a", EQUAL);
    ConceptMap alone = local("d", "d", SUBSUMES);
    ConceptIndex index =
        terms(ab, bc, ca, alone, toSnomed("b", "1", EQUAL))
            .with(Terms.system(LOCAL))
            .with("https://carpus.example/fhir/ValueSet/own", LOCAL, "c", "d")
            .index();
    for (String code : new String[] {"a", "b", "c"}) {
      assertThat(index.contains(CRAMP, LOCAL, code)).as(code).isTrue();
      assertThat(index.contains("https://carpus.example/fhir/ValueSet/own", LOCAL, code))
          .as(code)
          .isTrue();
      assertThat(index.contains(OTHER, LOCAL, code)).as(code).isFalse();
    }
    assertThat(index.contains("https://carpus.example/fhir/ValueSet/own", LOCAL, "d")).isTrue();
    assertThat(index.contains(CRAMP, LOCAL, "d")).isFalse();
  }

  @Test
  void knowsADrugByAnIngredientThatNobodyAsksForAndMarksNoDrug() {
    String rxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    ConceptIndex index =
        terms(
                map("m", LOCAL, "a", rxNorm, target("77", WIDER)),
                map("n", LOCAL, "b", rxNorm, target("5640", WIDER)))
            .with(Terms.system(rxNorm))
            .with("https://carpus.example/fhir/ValueSet/drug", rxNorm, "5640")
            .index();
    assertThat(index.knows(LOCAL, "a")).isTrue();
    assertThat(index.knows(rxNorm, "77")).isTrue();
    assertThat(index.knows(rxNorm, "78")).isFalse();
    assertThat(index.contains("https://carpus.example/fhir/ValueSet/drug", LOCAL, "b")).isTrue();
    assertThat(index.contains(WIDER_ONLY, LOCAL, "b")).isFalse();
  }

  @Test
  void takesTheValueSetsOfAllTargets() {
    ConceptIndex index =
        terms(
                map("m", LOCAL, "a", SNOMED, target("1", EQUAL), target("2", WIDER)),
                map("n", LOCAL, "b", SNOMED, target("2", EQUAL)))
            .index();
    assertThat(index.contains(CRAMP, LOCAL, "a")).isTrue();
    assertThat(index.contains(OTHER, LOCAL, "a")).isTrue();
    assertThat(index.contains(WIDER_ONLY, LOCAL, "a")).isTrue();
    assertThat(index.contains(CRAMP, LOCAL, "b")).isFalse();
    assertThat(index.contains(OTHER, LOCAL, "b")).isTrue();
  }

  @Test
  void carriesEverySpellingOfAnIcdCodeOver() {
    ConceptIndex index = terms(map("m", "R252", target("1", WIDER))).index();
    assertThat(index.contains(CRAMP, ICD, "R25.2")).isTrue();
    assertThat(index.contains(CRAMP, ICD, "r252")).isTrue();
    assertThat(index.contains(CRAMP, ICD, "R25.3")).isFalse();
  }

  @Test
  void namesTheMapsThatLeadIntoValueSets() {
    Terminology terminology =
        terms(toSnomed("a", "1", WIDER), toSnomed("b", "2", EQUAL), toSnomed("c", "1", NARROWER))
            .load();
    assertThat(terminology.mapsInto(List.of(CRAMP)))
        .containsExactly("https://carpus.example/fhir/ConceptMap/snomed-a|1");
    assertThat(terminology.mapsInto(List.of(CRAMP, OTHER))).hasSize(2);
    assertThat(terminology.mapsInto(List.of(WIDER_ONLY))).isEmpty();
  }
}
