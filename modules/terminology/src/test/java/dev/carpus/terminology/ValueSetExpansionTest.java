package dev.carpus.terminology;

import static dev.carpus.terminology.Terms.CRAMP;
import static dev.carpus.terminology.Terms.ICD;
import static dev.carpus.terminology.Terms.LOINC;
import static dev.carpus.terminology.Terms.OTHER;
import static dev.carpus.terminology.Terms.OWN;
import static dev.carpus.terminology.Terms.SNOMED;
import static dev.carpus.terminology.Terms.listed;
import static dev.carpus.terminology.Terms.members;
import static dev.carpus.terminology.Terms.valueSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSetExpansionTest {
  private static final String THIRD = "https://carpus.example/fhir/ValueSet/third";

  private static ValueSet including(String url, ConceptSetComponent... sets) {
    ValueSet valueSet = valueSet(url);
    List.of(sets).forEach(valueSet.getCompose()::addInclude);
    return valueSet;
  }

  private static ValueSet excluding(ValueSet from, ConceptSetComponent set) {
    from.getCompose().addExclude(set);
    return from;
  }

  private static List<String> codes(Terms terms, String valueSet) {
    assertThat(terms.errors()).isEmpty();
    return terms.index().codesOf(valueSet).stream().map(CodeKey::code).toList();
  }

  @Test
  void holdsTheUnionOfWhatIsIncludedEachCodeOnce() {
    Terms terms =
        new Terms().with(including(CRAMP, listed(SNOMED, "1", "2", "1"), listed(SNOMED, "2", "3")));
    assertThat(codes(terms, CRAMP)).containsExactly("1", "2", "3");
    assertThat(terms.index().size()).isEqualTo(3);
  }

  @Test
  void keepsTheSameCodeOfTwoSystemsApart() {
    Terms terms = new Terms().with(including(CRAMP, listed(SNOMED, "1"))).with(OTHER, LOINC, "1");
    assertThat(terms.index().contains(CRAMP, SNOMED, "1")).isTrue();
    assertThat(terms.index().contains(CRAMP, LOINC, "1")).isFalse();
    assertThat(terms.index().contains(OTHER, LOINC, "1")).isTrue();
  }

  @Test
  void readsAnIncludeThatNamesItsSystemByAnOid() {
    Terms terms = new Terms().with(CRAMP, "urn:oid:2.16.840.1.113883.6.96", "1");
    assertThat(codes(terms, CRAMP)).containsExactly("1");
    assertThat(terms.index().contains(CRAMP, SNOMED, "1")).isTrue();
  }

  @Test
  void leavesOutWhatIsExcludedWhereverItCameFrom() {
    Terms terms =
        new Terms()
            .with(
                excluding(
                    including(CRAMP, listed(SNOMED, "1", "2"), listed(LOINC, "1"), members(OTHER)),
                    listed(SNOMED, "1", "4", "5", "6")),
                including(OTHER, listed(SNOMED, "3", "4")));
    assertThat(terms.index().contains(CRAMP, LOINC, "1")).isTrue();
    assertThat(codes(terms, CRAMP)).containsExactly("1", "2", "3");
    assertThat(codes(terms, OTHER)).containsExactly("3", "4");
  }

  @Test
  void leavesOutTheMembersOfAnExcludedValueSet() {
    Terms terms =
        new Terms()
            .with(excluding(including(CRAMP, listed(SNOMED, "1", "2", "3")), members(OTHER)))
            .with(OTHER, SNOMED, "2", "9");
    assertThat(codes(terms, CRAMP)).containsExactly("1", "3");
  }

  @Test
  void takesWhatIsInAllValueSetsOfOneInclude() {
    Terms terms =
        new Terms()
            .with(including(THIRD, members(CRAMP, OTHER)))
            .with(CRAMP, SNOMED, "1", "2")
            .with(OTHER, SNOMED, "2", "3");
    assertThat(codes(terms, THIRD)).containsExactly("2");
  }

  @Test
  void takesWhatIsListedAndInTheValueSetOfTheSameInclude() {
    ConceptSetComponent both = listed(SNOMED, "2", "3").addValueSet(CRAMP);
    Terms terms = new Terms().with(including(THIRD, both)).with(CRAMP, SNOMED, "1", "2");
    assertThat(codes(terms, THIRD)).containsExactly("2");
  }

  @Test
  void takesMembersThroughSeveralValueSetsThatMeetAgain() {
    Terms terms =
        new Terms()
            .with(
                including(THIRD, members(CRAMP), members(OTHER)),
                including(OTHER, members(CRAMP), listed(SNOMED, "2")))
            .with(CRAMP, SNOMED, "1");
    assertThat(codes(terms, THIRD)).containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource({"'', true", "|1, true", "|2, false", "|, false", "x, false"})
  void includesAValueSetInItsVersion(String suffix, boolean isFound) {
    Terms terms =
        new Terms().with(including(OTHER, members(CRAMP + suffix))).with(CRAMP, SNOMED, "1");
    assertThat(terms.index().contains(OTHER, SNOMED, "1")).isEqualTo(isFound);
    if (isFound) {
      assertThat(terms.errors()).isEmpty();
    } else {
      assertThat(terms.errors())
          .containsExactly(
              "other /compose/include/0/valueSet/0: unknown value set " + CRAMP + suffix);
    }
  }

  @Test
  void namesTheExcludeWhoseValueSetIsUnknown() {
    Terms terms =
        new Terms().with(excluding(including(CRAMP, listed(SNOMED, "1")), members(OTHER)));
    assertThat(terms.errors())
        .containsExactly("cramp /compose/exclude/0/valueSet/0: unknown value set " + OTHER);
  }

  @Test
  void namesEveryValueSetOfACircle() {
    Terms itself = new Terms().with(including(CRAMP, members(CRAMP), listed(SNOMED, "1")));
    assertThat(itself.errors()).containsExactly("cramp /compose: the value set includes itself");
    Terms three =
        new Terms()
            .with(
                including(CRAMP, members(OTHER)),
                including(OTHER, members(THIRD)),
                including(THIRD, members(CRAMP)));
    assertThat(three.errors()).contains("cramp /compose: the value set includes itself");
  }

  @Test
  void saysOfAValueSetThatIsAtFaultNotThatItIsEmptyToo() {
    Terms terms =
        new Terms()
            .with(including(OTHER, members(CRAMP), listed(SNOMED, "1")))
            .with(CRAMP, "http://example.org/nobody");
    assertThat(terms.errors())
        .containsExactly(
            "cramp /compose/include/0/system: unknown code system http://example.org/nobody",
            "cramp /compose/include/0: the whole code system cannot be expanded: no terminology"
                + " server is configured for http://example.org/nobody");
  }

  @Test
  void namesAValueSetWithoutVersion() {
    ValueSet unversioned = including(CRAMP, listed(SNOMED, "1"));
    unversioned.setVersion(null);
    assertThat(new Terms().with(unversioned).errors())
        .containsExactly("cramp /url: the value set has no version");
  }

  @Test
  void namesAnUnknownKindOfFurtherCodes() {
    ValueSet odd = including(CRAMP, listed(ICD, "R25.2"));
    odd.addExtension(Terminology.ALSO_HOLDS, new CodeType("everything"));
    assertThat(new Terms().with(odd).errors())
        .containsExactly("cramp /extension: unknown kind of codes everything");
  }

  @Test
  void knowsTheCodesOfShippedSystemsThatNoValueSetHolds() {
    var own = Terms.system(OWN);
    own.addConcept().setCode("a").addConcept().setCode("b");
    ConceptIndex index = new Terms().with(own).with(CRAMP, OWN, "a").index();
    assertThat(index.knows(OWN, "b")).isTrue();
    assertThat(index.valueSetsOf(OWN, "b").has(index.bitOf(CRAMP))).isFalse();
    assertThat(index.knows(OWN, "c")).isFalse();
  }
}
