package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped content is FHIR R4 by HAPI's instance validator. */
class ContentValidationTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final FhirValidator VALIDATOR = validator();

  private static FhirValidator validator() {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(FHIR);
    files()
        .filter(file -> !file.name().contains("/cases/"))
        .forEach(file -> own.addResource(FHIR.newJsonParser().parseResource(file.text())));
    FhirInstanceValidator module =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                own,
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR)));
    module.setAnyExtensionsAllowed(true);
    return FHIR.newValidator().registerValidatorModule(module);
  }

  /** The files that are FHIR; the sign-off of the rules is none. */
  static Stream<ContentFile> files() {
    ContentFolder folder = ContentFolder.shipped();
    Path pathway = folder.pathways().getFirst();
    return Stream.of(
            folder.codeSystems(),
            folder.unitSpellings(),
            folder.json(pathway, ""),
            folder.json(pathway.resolve("terminology"), ""))
        .flatMap(List::stream)
        .filter(file -> file.text().contains("\"resourceType\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isValid(ContentFile file) {
    assertThat(VALIDATOR.validateWithResult(file.text()).getMessages())
        .filteredOn(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .isEmpty();
  }
}
