package dev.carpus.logic.compiled;

import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.facts.Projection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be read of a record whatever the expressions look at: codes, units, whose a resource
 * is, which drug, and what evidence says.
 *
 * @param codes by type, the elements whose codes the logic looks at: those by which it retrieves,
 *     and those that say what or where
 * @param retrieved those by which it retrieves alone
 */
record CodePaths(
    NavigableMap<String, NavigableSet<String>> codes,
    NavigableMap<String, NavigableSet<String>> retrieved) {
  /** Elements that say what or where, beside those by which resources are retrieved. */
  private static final Map<String, String> MORE =
      Map.of(
          "Condition", "bodySite",
          "Observation", "value",
          "ImagingStudy", "procedureCode",
          "Encounter", "reasonCode");

  private static final List<String> DRUGS =
      List.of("MedicationRequest", "MedicationStatement", "MedicationAdministration");
  private static final List<String> QUANTITIES =
      List.of(
          "Quantity", "SimpleQuantity", "Age", "Duration", "Count", "Distance", "MoneyQuantity");

  static CodePaths of(Collection<Reach> reaches) {
    NavigableMap<String, NavigableSet<String>> codes = new TreeMap<>();
    NavigableMap<String, NavigableSet<String>> retrieved = new TreeMap<>();
    for (Reach reached : reaches) {
      MORE.forEach((type, path) -> {
        if (reached.types().contains(type)) {
          codes.computeIfAbsent(type, _ -> new TreeSet<>()).add(path);
        }
      });
      reached.reads().stream()
          .filter(read -> !read.codePath().isEmpty())
          .forEach(read ->
              retrieved.computeIfAbsent(read.type(), _ -> new TreeSet<>()).add(read.codePath()));
    }
    retrieved.forEach(
        (type, elements) -> codes.computeIfAbsent(type, _ -> new TreeSet<>()).addAll(elements));
    return new CodePaths(codes, retrieved);
  }

  /** Keeps all of it. */
  void keep(Projection projection) {
    projection.keepResource("Patient");
    codes.forEach((type, elements) -> elements.forEach(each -> projection.keep(type, each)));
    List.copyOf(projection.resources()).forEach(type -> RecordEvidence.keep(projection, type));
    List.of("system", "code").forEach(each -> projection.keep("Coding", each));
    projection.keep("CodeableConcept", "coding");
    projection.keep("Reference", "reference");
    for (String type : QUANTITIES) {
      List.of("value", "comparator", "unit", "system", "code")
          .forEach(each -> projection.keep(type, each));
    }
    keepResults(projection);
    keepDrugs(projection);
    projection.keep("Appointment", "participant");
    projection.keep("Appointment.Participant", "actor");
  }

  /** Every quantity of a result can make it unusable. */
  private static void keepResults(Projection projection) {
    List.of("status", "value", "component", "referenceRange")
        .forEach(each -> projection.keep("Observation", each));
    projection.keep("Observation.Component", "value");
    projection.keep("Observation.Component", "referenceRange");
    List.of("low", "high").forEach(each -> projection.keep("Observation.ReferenceRange", each));
  }

  private static void keepDrugs(Projection projection) {
    if (DRUGS.stream().anyMatch(projection.resources()::contains)) {
      projection.keepResource("Medication");
      projection.keep("Medication", "code");
      projection.keep("Medication", "ingredient");
      projection.keep("Medication.Ingredient", "item");
      for (String type : DRUGS) {
        projection.keep(type, "medication");
        projection.keep(type, "contained");
      }
    }
  }
}
