package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.pathway.content.ClinicalTables.CodeRow;
import dev.carpus.pathway.content.ClinicalTables.MemberRow;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.Terminology;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content holds no code that the clinicians' tables do not vouch for. */
class CodesOfTheContentTest {
  private static final Pattern CQL_SYSTEM = Pattern.compile("codesystem \"([^\"]+)\": '([^']+)'");
  private static final Pattern CQL_CODE =
      Pattern.compile("code \"[^\"]+\": '([^']+)' from \"([^\"]+)\"");

  /** Systems of the project, and those of HL7 that say what state a record is in. */
  private static final List<String> FREE =
      List.of(
          "https://carpus.example/fhir/CodeSystem/",
          "http://terminology.hl7.org/CodeSystem/condition-",
          "http://terminology.hl7.org/CodeSystem/plan-definition-type",
          "http://terminology.hl7.org/CodeSystem/library-type");

  private static final Set<CodeKey> VOUCHED = vouched();

  private static Set<CodeKey> vouched() {
    Set<CodeKey> listed =
        ClinicalTables.members().stream().map(MemberRow::key).collect(Collectors.toSet());
    return ClinicalTables.codes().stream()
        .filter(row ->
            row.confidence().equals("verified")
                || (row.confidence().equals("likely") && listed.contains(row.key())))
        .map(CodeRow::key)
        .collect(Collectors.toSet());
  }

  private static NavigableSet<CodeKey> refused(Collection<CodeKey> codes) {
    NavigableSet<CodeKey> refused = new TreeSet<>(codes);
    refused.removeIf(
        code -> VOUCHED.contains(code) || FREE.stream().anyMatch(code.system()::startsWith));
    return refused;
  }

  @ParameterizedTest
  @CsvSource({
    "http://snomed.info/sct, 55300003, false",
    "http://snomed.info/sct, 52008007, false",
    "http://snomed.info/sct, 55300004, true",
    "http://snomed.info/sct, unverified, true",
    "http://loinc.org, 30522-7, true",
    "http://loinc.org, 55300003, true",
    "http://hl7.org/fhir/sid/icd-10-cm, R25.2, false",
    "http://hl7.org/fhir/sid/icd-10-cm, R252, true",
    "http://www.ama-assn.org/go/cpt, 73130, true",
    "http://terminology.hl7.org/CodeSystem/condition-clinical, active, false"
  })
  void refusesCodesThatTheTablesDoNotVouchFor(String system, String code, boolean isRefused) {
    CodeKey key = new CodeKey(system, code);
    assertThat(refused(List.of(key)).contains(key)).isEqualTo(isRefused);
  }

  static List<ValueSet> valueSets() {
    return ShippedTerms.valueSets();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valueSets")
  void holdsOnlyVouchedCodesInItsValueSets(ValueSet valueSet) {
    NavigableSet<CodeKey> codes = new TreeSet<>();
    for (ConceptSetComponent include : valueSet.getCompose().getInclude()) {
      assertThat(include.getFilter()).isEmpty();
      include
          .getConcept()
          .forEach(concept -> codes.add(new CodeKey(include.getSystem(), concept.getCode())));
    }
    assertThat(refused(codes)).isEmpty();
    assertThat(refused(ShippedTerms.index().codesOf(valueSet.getUrl()))).isEmpty();
  }

  @Test
  void speaksOnlyOfVouchedCodesInItsMaps() {
    NavigableSet<CodeKey> codes = new TreeSet<>();
    for (ConceptMap map : ShippedTerms.conceptMaps()) {
      for (ConceptMapGroupComponent group : map.getGroup()) {
        for (SourceElementComponent element : group.getElement()) {
          codes.add(new CodeKey(group.getSource(), element.getCode()));
          element
              .getTarget()
              .forEach(target -> codes.add(new CodeKey(group.getTarget(), target.getCode())));
        }
      }
    }
    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(refused(codes)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ActivityDefinition-", "PlanDefinition-", "Library-"})
  void givesOnlyVouchedCodesInItsDefinitions(String type) {
    NavigableSet<CodeKey> codes = new TreeSet<>();
    FhirContext fhir = FhirContext.forR4Cached();
    for (ContentFile file : ShippedTerms.FOLDER.json(ShippedTerms.PATHWAY, type)) {
      IBaseResource resource = fhir.newJsonParser().parseResource(file.text());
      for (Coding coding :
          fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Coding.class)) {
        codes.add(new CodeKey(coding.getSystem(), coding.getCode()));
      }
    }
    assertThat(codes).isNotEmpty();
    assertThat(refused(codes)).isEmpty();
  }

  @Test
  void asksOnlyForVouchedCodesInItsCql() {
    NavigableSet<CodeKey> codes = new TreeSet<>();
    for (ContentFile file :
        ShippedTerms.FOLDER.files(ShippedTerms.PATHWAY.resolve("cql"), ".cql")) {
      Map<String, String> systems = new HashMap<>();
      Matcher system = CQL_SYSTEM.matcher(file.text());
      while (system.find()) {
        systems.put(system.group(1), system.group(2));
      }
      Matcher code = CQL_CODE.matcher(file.text());
      while (code.find()) {
        codes.add(new CodeKey(String.valueOf(systems.get(code.group(2))), code.group(1)));
      }
    }
    assertThat(codes).contains(new CodeKey(ClinicalTables.INTERPRETATION, "POS"));
    assertThat(refused(codes)).isEmpty();
  }

  @Test
  void awaitsTheCodesOfTheValueSetsThatTheTableHasNoneFor() {
    Set<String> awaiting =
        ClinicalTables.members().stream()
            .filter(MemberRow::awaitsCodes)
            .map(row -> ShippedTerms.VALUE_SETS + row.valueSet())
            .collect(Collectors.toSet());
    Terminology terminology = ShippedTerms.terminology();
    assertThat(terminology.awaitingCodes()).isNotEmpty().isEqualTo(awaiting);
    assertThat(terminology.awaitingCodes())
        .allSatisfy(url -> assertThat(terminology.index().codesOf(url)).isEmpty());
  }

  static Set<String> parts() {
    return ClinicalTables.PARTS.keySet();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void holdsNothingInAPartThatTheWholeDoesNotHold(String part) {
    NavigableSet<CodeKey> whole = new TreeSet<>();
    for (String name : ClinicalTables.PARTS.getOrDefault(part, List.of())) {
      NavigableSet<CodeKey> codes = ShippedTerms.index().codesOf(ShippedTerms.VALUE_SETS + name);
      assertThat(codes).as(name).isNotEmpty();
      whole.addAll(codes);
    }
    assertThat(ShippedTerms.index().codesOf(ShippedTerms.VALUE_SETS + part))
        .isNotEmpty()
        .isSubsetOf(whole)
        .isNotEqualTo(whole);
  }

  @Test
  void hasTheValueSetsOfTheTableAndFewOfItsOwn() {
    Set<String> ofTheTable =
        ClinicalTables.members().stream().map(MemberRow::valueSet).collect(Collectors.toSet());
    assertThat(valueSets()).extracting(ShippedTerms::name).containsAll(ofTheTable);
    assertThat(valueSets())
        .extracting(ShippedTerms::name)
        .filteredOn(name -> !ofTheTable.contains(name))
        .filteredOn(name -> !ClinicalTables.PARTS.containsKey(name))
        .containsExactlyInAnyOrder(
            "VS-ActivityAdvice",
            "VS-CervicalCanal",
            "VS-NamesNoPlace",
            "VS-RehabResponse",
            "VS-SideBoth",
            "VS-SideLeft",
            "VS-SideRight",
            "VS-UnrecognisedDrug",
            "override-reasons");
  }
}
