package dev.carpus.terminology;

import static dev.carpus.terminology.Terms.CRAMP;
import static dev.carpus.terminology.Terms.OWN;
import static dev.carpus.terminology.Terms.SNOMED;
import static dev.carpus.terminology.Terms.listed;
import static dev.carpus.terminology.Terms.valueSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.ExpansionSource.Expansion;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Systems and filters, answered from a code system that is shipped whole or by a server. */
class SystemExpansionTest {
  private static final String EMPTY = "cramp /compose: the value set is empty";

  /**
   * {@code pain} above {@code hand}, above {@code finger}; {@code wrist} below {@code hand} too.
   */
  private static CodeSystem own(CodeSystemContentMode content) {
    CodeSystem own = Terms.system(OWN, "urn:oid:1.2.3");
    own.setContent(content);
    ConceptDefinitionComponent pain = own.addConcept().setCode("pain");
    pain.addConcept().setCode("hand").addConcept().setCode("finger");
    ConceptDefinitionComponent wrist = own.addConcept().setCode("wrist");
    wrist.addProperty().setCode("parent").setValue(new CodeType("hand"));
    wrist.addProperty().setCode("relatedTo").setValue(new CodeType("cramp"));
    own.addConcept().setCode("cramp");
    return own;
  }

  private static ConceptSetComponent filter(FilterOperator operator, String code) {
    ConceptSetComponent set = new ConceptSetComponent().setSystem(OWN);
    set.addFilter().setProperty("concept").setOp(operator).setValue(code);
    return set;
  }

  private static Terms terms(CodeSystemContentMode content, ConceptSetComponent set) {
    ValueSet valueSet = valueSet(CRAMP);
    valueSet.getCompose().addInclude(set);
    return new Terms().with(own(content)).with(valueSet);
  }

  private static Terms whole(ConceptSetComponent set) {
    return terms(CodeSystemContentMode.COMPLETE, set);
  }

  private static String codes(ConceptIndex index) {
    return String.join(" ", index.codesOf(CRAMP).stream().map(CodeKey::code).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "ISA, pain, finger hand pain wrist",
    "DESCENDENTOF, pain, finger hand wrist",
    "ISA, hand, finger hand wrist",
    "DESCENDENTOF, hand, finger wrist",
    "ISA, finger, finger",
    "ISA, wrist, wrist",
    "ISA, cramp, cramp"
  })
  void expandsAFilterOnASystemThatIsShippedWhole(
      FilterOperator operator, String code, String expected) {
    Terms terms = whole(filter(operator, code));
    assertThat(terms.errors()).isEmpty();
    assertThat(codes(terms.index())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"DESCENDENTOF, finger", "ISA, foot", "DESCENDENTOF, foot"})
  void saysThatAFilterThatNothingPassesIsEmpty(FilterOperator operator, String code) {
    assertThat(whole(filter(operator, code)).errors()).containsExactly(EMPTY);
  }

  @Test
  void takesWhatPassesAllFilters() {
    ConceptSetComponent both = filter(FilterOperator.DESCENDENTOF, "pain");
    both.addFilter().setProperty("concept").setOp(FilterOperator.ISA).setValue("wrist");
    assertThat(codes(whole(both).index())).isEqualTo("wrist");
  }

  @Test
  void leavesOutWhatAFilterExcludes() {
    ValueSet valueSet = valueSet(CRAMP);
    valueSet.getCompose().addInclude().setSystem(OWN);
    valueSet.getCompose().addExclude(filter(FilterOperator.ISA, "hand"));
    Terms terms = new Terms().with(own(CodeSystemContentMode.COMPLETE)).with(valueSet);
    assertThat(terms.errors()).isEmpty();
    assertThat(codes(terms.index())).isEqualTo("cramp pain");
  }

  @Test
  void endsWhereAHierarchyIsACircle() {
    CodeSystem circle = own(CodeSystemContentMode.COMPLETE);
    circle.getConceptFirstRep().addProperty().setCode("parent").setValue(new CodeType("finger"));
    ValueSet valueSet = valueSet(CRAMP);
    valueSet.getCompose().addInclude(filter(FilterOperator.ISA, "hand"));
    assertThat(codes(new Terms().with(circle).with(valueSet).index()))
        .isEqualTo("finger hand pain wrist");
  }

  @Test
  void takesEveryCodeOfAWholeSystem() {
    Terms terms = whole(new ConceptSetComponent().setSystem("urn:oid:1.2.3"));
    assertThat(terms.errors()).isEmpty();
    assertThat(codes(terms.index())).isEqualTo("cramp finger hand pain wrist");
  }

  @ParameterizedTest
  @CsvSource({"FRAGMENT", "EXAMPLE", "NOTPRESENT", "SUPPLEMENT"})
  void cannotTellWhatASystemHoldsThatIsNotShippedWhole(CodeSystemContentMode content) {
    String nobody = "no terminology server is configured for " + OWN;
    assertThat(terms(content, filter(FilterOperator.ISA, "hand")).errors())
        .containsExactly(
            "cramp /compose/include/0/filter: the filter cannot be expanded: " + nobody);
    assertThat(terms(content, new ConceptSetComponent().setSystem(OWN)).errors())
        .containsExactly(
            "cramp /compose/include/0: the whole code system cannot be expanded: " + nobody);
  }

  @ParameterizedTest
  @CsvSource({"concept, ISNOTA", "concept, REGEX", "concept, GENERALIZES", "status, ISA"})
  void cannotExpandAFilterOfAnotherKind(String property, FilterOperator operator) {
    ConceptSetComponent odd = new ConceptSetComponent().setSystem(OWN);
    odd.addFilter().setProperty(property).setOp(operator).setValue("hand");
    assertThat(whole(odd).errors())
        .singleElement()
        .asString()
        .startsWith("cramp /compose/include/0/filter: the filter cannot be expanded");
  }

  @Test
  void asksTheServerForWhatTheContentCannotTellByTheCanonicalSystem() {
    List<String> asked = new ArrayList<>();
    ExpansionSource remote =
        set -> {
          asked.add(set.getSystem() + " " + set.getFilterFirstRep().getValue());
          return new Expansion.Codes(List.of(new CodeKey(OWN, "thumb")));
        };
    ConceptSetComponent set = filter(FilterOperator.ISA, "hand").setSystem("urn:oid:1.2.3");
    Terminology terminology = terms(CodeSystemContentMode.FRAGMENT, set).load(remote);
    assertThat(terminology.problems()).isEmpty();
    assertThat(codes(terminology.index())).isEqualTo("thumb");
    assertThat(asked).containsExactly(OWN + " hand");
    assertThat(set.getSystem()).isEqualTo("urn:oid:1.2.3");
  }

  @Test
  void doesNotAskTheServerForWhatTheContentTells() {
    ExpansionSource remote =
        set -> {
          throw new AssertionError("asked for " + set.getSystem());
        };
    assertThat(codes(whole(filter(FilterOperator.ISA, "cramp")).load(remote).index()))
        .isEqualTo("cramp");
  }

  @Test
  void namesAListedCodeThatAWholeSystemLacks() {
    String lacks = "the code system " + OWN + " has no code ";
    assertThat(whole(listed(OWN, "hand", "foot", "pain")).errors())
        .containsExactly("cramp /compose/include/0/concept/1/code: " + lacks + "foot");
    assertThat(whole(listed(OWN, "hand", "finger")).errors()).isEmpty();
    assertThat(terms(CodeSystemContentMode.FRAGMENT, listed(OWN, "foot")).errors()).isEmpty();
  }

  @Test
  void namesAListedConceptWithoutCode() {
    ConceptSetComponent set = listed(SNOMED, "1");
    set.addConcept().setDisplay("Cramp");
    assertThat(whole(set).errors())
        .containsExactly(
            "cramp /compose/include/0/concept/1/code: the code system "
                + SNOMED
                + " has no code null");
  }
}
