package dev.carpus.reference;

import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;

/** What a resource says of itself, as evidence: its reference, its name and its day. */
final class EvidenceReading {
  private static final List<String> NAMES = List.of("code", "procedureCode", "medication", "type");
  private static final List<String> DATES =
      List.of(
          "onset",
          "effective",
          "performed",
          "started",
          "authored",
          "authoredOn",
          "recordedDate",
          "issued");
  private static final int DAY = "2026-11-22".length();

  private EvidenceReading() {}

  static Evidence of(Resource resource) {
    return new Evidence(
        resource.fhirType() + "/" + resource.getIdElement().getIdPart(),
        NAMES.stream()
            .flatMap(name -> Elements.of(resource, name))
            .flatMap(value -> display(value).stream())
            .findFirst()
            .map(name -> name + gravity(resource)),
        DATES.stream()
            .flatMap(name -> Elements.of(resource, name))
            .flatMap(value -> day(value).stream())
            .findFirst());
  }

  /** Of an allergy, how grave it is and what it did, as far as that is recorded. */
  private static String gravity(Resource resource) {
    List<String> words = new ArrayList<>();
    if (resource instanceof AllergyIntolerance allergy) {
      Optional.ofNullable(allergy.getCriticality())
          .ifPresent(criticality -> words.add(criticality.getDisplay()));
      allergy.getReaction().stream()
          .flatMap(reaction -> reaction.getManifestation().stream())
          .flatMap(manifestation -> display(manifestation).stream())
          .distinct()
          .forEach(words::add);
    }
    return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
  }

  private static Optional<String> display(Base value) {
    if (!(value instanceof CodeableConcept concept)) {
      return Optional.empty();
    }
    return concept.getCoding().stream()
        .map(Coding::getDisplay)
        .flatMap(Stream::ofNullable)
        .filter(display -> !display.isBlank())
        .findFirst()
        .or(() -> Optional.ofNullable(concept.getText()).filter(text -> !text.isBlank()))
        .or(() ->
            concept.getCoding().stream()
                .map(Coding::getCode)
                .flatMap(Stream::ofNullable)
                .filter(code -> !code.isBlank())
                .findFirst());
  }

  private static Optional<String> day(Base value) {
    return switch (value) {
      case BaseDateTimeType date ->
          Optional.ofNullable(date.getValueAsString()).map(EvidenceReading::dayOf);
      case Period period when period.getEndElement().hasValue() -> day(period.getEndElement());
      case Period period when period.getStartElement().hasValue() -> day(period.getStartElement());
      default -> Optional.empty();
    };
  }

  private static String dayOf(String dateTime) {
    return dateTime.length() > DAY ? dateTime.substring(0, DAY) : dateTime;
  }
}
