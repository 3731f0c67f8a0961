package dev.carpus.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminologyLoaderTest {
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String CRAMP = "https://carpus.example/fhir/ValueSet/cramp";
  private static final String OTHER = "https://carpus.example/fhir/ValueSet/other";

  private static CodeSystem system(String url) {
    CodeSystem system = new CodeSystem();
    system.setUrl(url);
    return system;
  }

  private static ValueSet valueSet(String url, String system, String... codes) {
    ValueSet valueSet = new ValueSet();
    valueSet.setUrl(url).setVersion("1");
    if (codes.length > 0) {
      ConceptSetComponent include = valueSet.getCompose().addInclude().setSystem(system);
      for (String code : codes) {
        include.addConcept().setCode(code);
      }
    }
    return valueSet;
  }

  private static ConceptMap map(String source, String target, ConceptMapEquivalence equivalence) {
    ConceptMap map = new ConceptMap();
    map.setUrl("https://carpus.example/fhir/ConceptMap/map").setVersion("1");
    map.addGroup()
        .setSource(ICD)
        .setTarget(SNOMED)
        .addElement()
        .setCode(source)
        .addTarget()
        .setCode(target)
        .setEquivalence(equivalence);
    return map;
  }

  private static Terminology load(List<ValueSet> valueSets, ConceptMap... maps) {
    return TerminologyLoader.load(
        TerminologySources.of(List.of(system(SNOMED), system(ICD)), valueSets, List.of(maps)));
  }

  @Test
  void knowsTheMembersOfAValueSetAndNoOthers() {
    ConceptIndex index =
        load(List.of(valueSet(CRAMP, SNOMED, "55300003"), valueSet(OTHER, SNOMED, "1"))).index();
    assertThat(index.contains(CRAMP, SNOMED, "55300003")).isTrue();
    assertThat(index.contains(OTHER, SNOMED, "55300003")).isFalse();
    assertThat(index.contains(CRAMP, ICD, "55300003")).isFalse();
    assertThat(index.contains(CRAMP, SNOMED, "55300004")).isFalse();
    assertThat(index.contains("https://carpus.example/none", SNOMED, "55300003")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL, true", "EQUIVALENT, true", "WIDER, true", "SUBSUMES, true",
    "NARROWER, false", "SPECIALIZES, false", "INEXACT, false", "RELATEDTO, false",
    "UNMATCHED, false", "DISJOINT, false"
  })
  void carriesACodeOverWhereTheTargetSaysNoMore(
      ConceptMapEquivalence equivalence, boolean isCarried) {
    ConceptIndex index =
        load(List.of(valueSet(CRAMP, SNOMED, "55300003")), map("R25.2", "55300003", equivalence))
            .index();
    assertThat(index.contains(CRAMP, ICD, "R25.2")).isEqualTo(isCarried);
    assertThat(index.codesOf(CRAMP).contains(new CodeKey(ICD, "R25.2"))).isEqualTo(isCarried);
  }

  @Test
  void keepsTheOwnMembershipOfACodeThatAMapCarriesElsewhere() {
    ConceptIndex index =
        load(
                List.of(valueSet(CRAMP, SNOMED, "55300003"), valueSet(OTHER, ICD, "R25.2")),
                map("R25.2", "55300003", ConceptMapEquivalence.WIDER))
            .index();
    assertThat(index.contains(CRAMP, ICD, "R25.2")).isTrue();
    assertThat(index.contains(OTHER, ICD, "R25.2")).isTrue();
    assertThat(index.contains(OTHER, SNOMED, "55300003")).isFalse();
  }

  @Test
  void takesMembersFromOtherValueSetsAndLeavesTheExcludedOut() {
    ValueSet wide = new ValueSet();
    wide.setUrl(OTHER).setVersion("1");
    wide.getCompose().addInclude().addValueSet(CRAMP);
    wide.getCompose().addExclude().setSystem(SNOMED).addConcept().setCode("2");
    Terminology terminology = load(List.of(wide, valueSet(CRAMP, SNOMED, "1", "2")));
    assertThat(terminology.problems()).isEmpty();
    assertThat(terminology.index().contains(OTHER, SNOMED, "1")).isTrue();
    assertThat(terminology.index().contains(OTHER, SNOMED, "2")).isFalse();
    assertThat(terminology.index().contains(CRAMP, SNOMED, "2")).isTrue();
  }

  @Test
  void namesAnUnknownCodeSystemWithItsPlace() {
    Terminology terminology = load(List.of(valueSet(CRAMP, "http://example.org/nobody", "1")));
    assertThat(terminology.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.resource()).isEqualTo(CRAMP);
          assertThat(problem.pointer()).isEqualTo("/compose/include/0/system");
          assertThat(problem.message()).contains("http://example.org/nobody");
          assertThat(problem.isWarning()).isFalse();
        });
  }

  @Test
  void tellsAnEmptyValueSetFromOneThatAwaitsItsCodes() {
    ValueSet awaiting = valueSet(OTHER, SNOMED);
    awaiting.addExtension(Terminology.AWAITING_CODES, new BooleanType(true));
    Terminology terminology = load(List.of(valueSet(CRAMP, SNOMED), awaiting));
    assertThat(terminology.awaitingCodes()).containsExactly(OTHER);
    assertThat(terminology.problems())
        .filteredOn(problem -> !problem.isWarning())
        .extracting(TerminologyProblem::resource)
        .containsExactly(CRAMP);
    assertThat(terminology.problems())
        .filteredOn(TerminologyProblem::isWarning)
        .extracting(TerminologyProblem::resource)
        .containsExactly(OTHER);
  }

  @Test
  void namesAMapWhoseTargetNoValueSetHolds() {
    Terminology terminology =
        load(
            List.of(valueSet(CRAMP, SNOMED, "55300003")),
            map("R25.2", "1", ConceptMapEquivalence.EQUIVALENT));
    assertThat(terminology.problems())
        .extracting(TerminologyProblem::pointer)
        .containsExactly("/group/0/element/0/target/0/code");
  }

  @Test
  void namesWhatItCannotExpand() {
    ValueSet filtered = new ValueSet();
    filtered.setUrl(CRAMP).setVersion("1");
    filtered.getCompose().addInclude().setSystem(SNOMED).addFilter().setProperty("concept");
    ValueSet whole = new ValueSet();
    whole.setUrl(OTHER).setVersion("1");
    whole.getCompose().addInclude().setSystem(SNOMED);
    assertThat(load(List.of(filtered, whole)).problems())
        .extracting(TerminologyProblem::pointer)
        .contains("/compose/include/0/filter", "/compose/include/0");
  }

  @Test
  void endsAtACircleOfValueSets() {
    ValueSet one = new ValueSet();
    one.setUrl(CRAMP).setVersion("1");
    one.getCompose().addInclude().addValueSet(OTHER);
    ValueSet two = new ValueSet();
    two.setUrl(OTHER).setVersion("1");
    two.getCompose().addInclude().addValueSet(CRAMP);
    assertThat(load(List.of(one, two)).problems())
        .extracting(TerminologyProblem::message)
        .contains("the value set includes itself");
  }
}
