package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Ternary;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.FhirContent;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A topical drug is its ingredient and a topical route, by the shipped terminology on the official
 * engine: the ingredient alone, or a product of it, says nothing of where it goes.
 */
class TopicalRouteTest {
  private static final String CQL =
      """
      library Topical version '0.1.0'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      valueset "NSAID": 'https://carpus.example/fhir/ValueSet/VS-NSAID-Ingredient'
      valueset "Topical route": 'https://carpus.example/fhir/ValueSet/VS-TopicalRoute'
      context Patient
      define "Topical": exists ("Requests" M where "Is topical"(M))
      define "Systemic": exists ("Requests" M where not "Is topical"(M))
      define "Requests": [MedicationRequest: "NSAID"]
      define function "Is topical"(request FHIR.MedicationRequest):
        exists (request.dosageInstruction D where D.route in "Topical route")
      """;
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String V3 = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";
  private static final SmallLogic LOGIC =
      SmallLogic.of(CQL, Set.of("Topical", "Systemic"), shipped());

  static ConceptIndex shipped() {
    ContentFolder folder = ContentFolder.shipped();
    FhirContent content = FhirContent.read(folder, folder.pathways().getFirst(), Optional.empty());
    return TerminologyLoader.load(
            TerminologySources.of(
                content.codeSystems(), content.valueSets(), content.conceptMaps()))
        .index();
  }

  private static Ternary ask(String expression, String drug, String dosage) {
    String request =
        """
        {"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order",
         "subject":{"reference":"Patient/p1"},
         "medicationCodeableConcept":{"coding":[
          {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"%s"}]}%s}
        """
            .formatted(drug, dosage);
    return LOGIC.ask(expression, "MedicationRequest", request);
  }

  private static String route(String system, String code) {
    return """
    ,"dosageInstruction":[{"route":{"coding":[{"system":"%s","code":"%s"}]}}]\
    """
        .formatted(system, code);
  }

  /** P-31: 3355 is diclofenac, 310965 a tablet of ibuprofen, 161 no NSAID. */
  @ParameterizedTest
  @CsvSource({
    "3355, " + SNOMED + ", 6064005, TRUE, FALSE",
    "3355, " + V3 + ", TOPICAL, TRUE, FALSE",
    "3355, " + V3 + ", SKIN, TRUE, FALSE",
    "3355, urn:oid:2.16.840.1.113883.5.112, SKIN, TRUE, FALSE",
    "3355, " + SNOMED + ", 26643006, FALSE, TRUE",
    "3355, " + V3 + ", PO, FALSE, TRUE",
    "3355, " + V3 + ", IAINJ, FALSE, TRUE",
    "310965, " + SNOMED + ", 26643006, FALSE, TRUE",
    "310965, " + SNOMED + ", 6064005, TRUE, FALSE",
    "161, " + SNOMED + ", 6064005, FALSE, FALSE"
  })
  void takesAnNsaidAsTopicalByItsRoute(
      String drug, String system, String code, Ternary isTopical, Ternary isSystemic) {
    assertThat(ask("Topical", drug, route(system, code))).isEqualTo(isTopical);
    assertThat(ask("Systemic", drug, route(system, code))).isEqualTo(isSystemic);
  }

  @ParameterizedTest
  @CsvSource({"3355", "310965"})
  void takesAnNsaidWithoutARouteAsSystemic(String drug) {
    assertThat(ask("Topical", drug, "")).isEqualTo(Ternary.FALSE);
    assertThat(ask("Systemic", drug, "")).isEqualTo(Ternary.TRUE);
  }
}
