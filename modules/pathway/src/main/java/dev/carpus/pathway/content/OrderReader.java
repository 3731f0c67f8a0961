package dev.carpus.pathway.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import dev.carpus.pathway.OrderTemplate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionDynamicValueComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestPriority;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an ActivityDefinition as the draft of an order: nothing is ordered before a clinician
 * accepts it. Of its dynamic values those are taken that give a text: {@code orderDetail.text} and
 * {@code note.text}, as a string literal of FHIRPath.
 *
 * @see <a href="https://hl7.org/fhir/R4/activitydefinition.html#12.18.3.1">FHIR R4, applying an
 *     ActivityDefinition</a>
 */
final class OrderReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern LITERAL = Pattern.compile("'([^'\\\\]*)'");

  private final FhirContext fhir = FhirContext.forCached(FhirVersionEnum.R4);
  private final FhirContent content;
  private final List<ContentProblem> problems;

  OrderReader(FhirContent content, List<ContentProblem> problems) {
    this.content = content;
    this.problems = problems;
  }

  /** The order; nothing if it is of a kind that is not understood here. */
  Optional<OrderTemplate> read(ActivityDefinition activity) {
    Optional<DomainResource> order =
        switch (activity.hasKind() ? activity.getKind().toCode() : "") {
          case "ServiceRequest" -> Optional.of(service(activity));
          case "MedicationRequest" -> Optional.of(medication(activity));
          default -> {
            problem(activity, "its kind is no order", "use ServiceRequest or MedicationRequest");
            yield Optional.empty();
          }
        };
    if (!activity.hasTitle() || !activity.hasDescription()) {
      problem(activity, "it has no title or no description", "say what it orders, in words");
    }
    return order.map(resource ->
        new OrderTemplate(
            String.valueOf(activity.getTitle()),
            String.valueOf(activity.getDescription()),
            (ObjectNode) MAPPER.readTree(fhir.newJsonParser().encodeResourceToString(resource))));
  }

  private DomainResource service(ActivityDefinition activity) {
    ServiceRequest order = new ServiceRequest();
    order.setStatus(ServiceRequestStatus.DRAFT);
    order.setIntent(ServiceRequestIntent.ORDER);
    order.addInstantiatesCanonical(canonical(activity));
    order.setCode(activity.getCode());
    order.setBodySite(activity.getBodySite());
    texts(activity, "orderDetail.text")
        .forEach(text -> order.addOrderDetail(new CodeableConcept().setText(text)));
    texts(activity, "note.text").forEach(text -> order.addNote().setText(text));
    if (activity.hasPriority()) {
      order.setPriority(ServiceRequestPriority.fromCode(activity.getPriority().toCode()));
    }
    if (!activity.hasCode()) {
      problem(activity, "it has no code", "say what is ordered");
    }
    return order;
  }

  /** A drug and its route; a dose is nobody's but the prescriber's. */
  private DomainResource medication(ActivityDefinition activity) {
    MedicationRequest order = new MedicationRequest();
    order.setStatus(MedicationRequestStatus.DRAFT);
    order.setIntent(MedicationRequestIntent.ORDER);
    order.addInstantiatesCanonical(canonical(activity));
    order.setMedication(activity.getProduct());
    order.setDosageInstruction(activity.getDosage());
    texts(activity, "note.text").forEach(text -> order.addNote().setText(text));
    if (activity.hasPriority()) {
      order.setPriority(MedicationRequestPriority.fromCode(activity.getPriority().toCode()));
    }
    if (!activity.hasProductCodeableConcept()) {
      problem(activity, "it has no product", "say which drug, in productCodeableConcept");
    }
    if (activity.getDosage().stream().anyMatch(OrderReader::hasDose)) {
      problem(activity, "it has a dose", "name the drug and its route; the prescriber doses");
    }
    return order;
  }

  private static boolean hasDose(Dosage dosage) {
    return dosage.hasDoseAndRate()
        || dosage.hasMaxDosePerPeriod()
        || dosage.hasMaxDosePerAdministration()
        || dosage.hasMaxDosePerLifetime()
        || dosage.hasTiming();
  }

  private static String canonical(ActivityDefinition activity) {
    return activity.getUrl() + "|" + activity.getVersion();
  }

  private Stream<String> texts(ActivityDefinition activity, String path) {
    return activity.getDynamicValue().stream()
        .filter(value -> path.equals(value.getPath()))
        .flatMap(value -> text(activity, value).stream());
  }

  private Optional<String> text(
      ActivityDefinition activity, ActivityDefinitionDynamicValueComponent value) {
    Matcher literal = LITERAL.matcher(String.valueOf(value.getExpression().getExpression()));
    if (literal.matches()) {
      return Optional.of(literal.group(1));
    }
    problem(activity, value.getPath() + " is no text", "write it as 'a text in quotes'");
    return Optional.empty();
  }

  private void problem(ActivityDefinition activity, String message, String mend) {
    ContentFile file = content.file(activity.getUrl());
    problems.add(ContentProblem.error(file.name(), 0, message, mend));
  }
}
