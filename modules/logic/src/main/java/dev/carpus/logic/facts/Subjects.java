package dev.carpus.logic.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose a resource is, as far as it says so. */
final class Subjects {
  private Subjects() {}

  /**
   * Looks whether all references that say whose it is can be read.
   *
   * @throws OddResourceException if one cannot
   */
  static void check(Fact resource) {
    references(resource).forEach(LiteralReference::of);
  }

  private static Stream<String> references(Fact resource) {
    return Stream.concat(
            Stream.of("subject", "patient").flatMap(name -> all(resource.element(name))),
            all(resource.element("participant")).flatMap(each -> all(each.element("actor"))))
        .flatMap(reference -> Stream.ofNullable(FactFinish.text(reference, "reference")));
  }

  private static Stream<Fact> all(@Nullable Object element) {
    return switch (element) {
      case null -> Stream.empty();
      case List<?> list -> list.stream().map(Fact.class::cast);
      default -> Stream.of((Fact) element);
    };
  }

  /** Whether a resource is not of another patient. */
  static boolean isOf(String patientId, Fact resource) {
    if (resource.shape().type().equals("Patient")) {
      return patientId.equals(FactFinish.text(resource, "id"));
    }
    List<LiteralReference> patients =
        references(resource)
            .map(Subjects::lenient)
            .flatMap(Optional::stream)
            .filter(reference -> reference.type().equals("Patient"))
            .toList();
    if (resource.shape().type().equals("Appointment")) {
      return patients.isEmpty()
          || patients.stream().anyMatch(patient -> patient.id().equals(patientId));
    }
    return patients.stream().allMatch(patient -> patient.id().equals(patientId));
  }

  private static Optional<LiteralReference> lenient(String reference) {
    try {
      return LiteralReference.of(reference);
    } catch (OddResourceException _) {
      return Optional.empty();
    }
  }
}
