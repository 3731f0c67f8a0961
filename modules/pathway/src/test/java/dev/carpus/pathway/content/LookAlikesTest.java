package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.CodeKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that look like those that the rules ask for, and are not: each beside the right one. */
class LookAlikesTest {
  private static final String V3 = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";

  private static boolean isIn(String valueSet, String system, String code) {
    assertThat(ShippedTerms.index().hasValueSet(ShippedTerms.VALUE_SETS + valueSet)).isTrue();
    return ShippedTerms.index().contains(ShippedTerms.VALUE_SETS + valueSet, system, code);
  }

  @ParameterizedTest(name = "{2} in {0}: {3}")
  @CsvSource({
    "VS-HandNumbness, http://snomed.info/sct, 309086004, true",
    "VS-HandNumbness, http://snomed.info/sct, 309087008, false",
    "VS-FocalHandDystonia, http://snomed.info/sct, 52008007, true",
    "VS-FocalHandDystonia, http://snomed.info/sct, 191744004, false",
    "VS-FocalHandDystonia, http://hl7.org/fhir/sid/icd-10-cm, G24.8, true",
    "VS-FocalHandDystonia, http://hl7.org/fhir/sid/icd-10-cm, F48.8, false",
    "VS-FocalHandDystonia, http://hl7.org/fhir/sid/icd-10-cm, f488, false",
    "VS-EstablishedHandDiagnosis, http://snomed.info/sct, 52008007, true",
    "VS-EstablishedHandDiagnosis, http://snomed.info/sct, 191744004, false",
    "VS-EstablishedHandDiagnosis, http://hl7.org/fhir/sid/icd-10-cm, F48.8, false",
    "VS-InflamLab-CRP, http://loinc.org, 1988-5, true",
    "VS-InflamLab-CRP, http://loinc.org, 30522-7, false",
    "VS-InflamLab, http://loinc.org, 1988-5, true",
    "VS-InflamLab, http://loinc.org, 30522-7, false"
  })
  void tellsACodeFromItsLookAlike(String valueSet, String system, String code, boolean isMember) {
    assertThat(isIn(valueSet, system, code)).isEqualTo(isMember);
  }

  @ParameterizedTest
  @CsvSource({
    "http://snomed.info/sct, 309087008",
    "http://snomed.info/sct, 191744004",
    "http://hl7.org/fhir/sid/icd-10-cm, F48.8",
    "http://loinc.org, 30522-7"
  })
  void holdsALookAlikeInNoValueSetAtAll(String system, String code) {
    assertThat(ShippedTerms.valueSetsOf(new CodeKey(system, code))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"IARTINJ, true", "IAINJ, false", "iartinj, false", "IM, false", "PO, false"})
  void takesNoInjectionIntoAnArteryForOneIntoAJoint(String code, boolean isIntraArticular) {
    assertThat(isIn("VS-IntraArticularRoute", V3, code)).isEqualTo(isIntraArticular);
  }

  @ParameterizedTest
  @CsvSource({
    "http://snomed.info/sct, 6064005, true",
    "http://snomed.info/sct, 26643006, false",
    "http://snomed.info/sct, 12130007, false",
    "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration, TOPICAL, true",
    "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration, SKIN, true",
    "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration, PO, false",
    "http://www.nlm.nih.gov/research/umls/rxnorm, 3355, false"
  })
  void takesNoRouteByMouthAndNoDrugForATopicalRoute(String system, String code, boolean isTopical) {
    assertThat(isIn("VS-TopicalRoute", system, code)).isEqualTo(isTopical);
  }

  /** 3355 is the ingredient: of gels, and of tablets as well. */
  @ParameterizedTest
  @CsvSource({
    "VS-NSAID-Ingredient, true",
    "VS-NSAIDAllergy, true",
    "VS-NSAID-Product, false",
    "VS-TopicalRoute, false",
    "VS-IntraArticularRoute, false"
  })
  void saysOfDiclofenacWhatItIsAndNotHowItIsTaken(String valueSet, boolean isMember) {
    assertThat(isIn(valueSet, ClinicalTables.RXNORM, "3355")).isEqualTo(isMember);
  }
}
