package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.Projection;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements that the rules read. Used by one thread. */
final class Elements {
  private static final List<String> RESOURCES =
      List.of(
          "Condition",
          "DiagnosticReport",
          "Encounter",
          "ImagingStudy",
          "Observation",
          "Patient",
          "Procedure",
          "QuestionnaireResponse",
          "ServiceRequest");

  /** What quantities are brought to one unit by, and where results have them. */
  private static final List<String> OF_QUANTITIES =
      List.of("unit", "comparator", "component", "referenceRange", "low", "high");

  private final Map<String, Element> all = new LinkedHashMap<>();

  final Element abatement = named("abatement");
  final Element answer = named("answer");
  final Element authored = named("authored");
  final Element authoredOn = named("authoredOn");
  final Element birthDate = named("birthDate");
  final Element bodySite = named("bodySite");
  final Element category = named("category");
  final Element clinicalStatus = named("clinicalStatus");
  final Element code = named("code");
  final Element coding = named("coding");
  final Element condition = named("condition");
  final Element diagnosis = named("diagnosis");
  final Element display = named("display");
  final Element doNotPerform = named("doNotPerform");
  final Element effective = named("effective");
  final Element encounter = named("encounter");
  final Element end = named("end");
  final Element gender = named("gender");
  final Element id = named("id");
  final Element intent = named("intent");
  final Element interpretation = named("interpretation");
  final Element issued = named("issued");
  final Element item = named("item");
  final Element linkId = named("linkId");
  final Element onset = named("onset");
  final Element performed = named("performed");
  final Element procedureCode = named("procedureCode");
  final Element questionnaire = named("questionnaire");
  final Element reasonCode = named("reasonCode");
  final Element reasonReference = named("reasonReference");
  final Element recordedDate = named("recordedDate");
  final Element reference = named("reference");
  final Element start = named("start");
  final Element started = named("started");
  final Element status = named("status");
  final Element system = named("system");
  final Element text = named("text");
  final Element value = named("value");
  final Element verificationStatus = named("verificationStatus");

  private Element named(String name) {
    return all.computeIfAbsent(name, Element::new);
  }

  /**
   * What has to be kept of a record.
   *
   * @param reads which resources are found
   */
  Projection projection(Collection<Read> reads) {
    Projection projection = new Projection();
    Set<String> types = new HashSet<>(RESOURCES);
    for (Read read : reads) {
      if (!read.valueSet().isEmpty()) {
        projection.keepResources(read.type(), read.codePath(), read.valueSet());
        types.remove(read.type());
      }
    }
    reads.stream().filter(read -> read.valueSet().isEmpty()).map(Read::type).forEach(types::add);
    types.forEach(projection::keepResource);
    all.keySet().forEach(projection::keepOfAny);
    OF_QUANTITIES.forEach(projection::keepOfAny);
    return projection;
  }

  /** The value of a primitive that may not be there. */
  static @Nullable Object valueOf(@Nullable Fact primitive) {
    return primitive == null ? null : primitive.value();
  }
}
