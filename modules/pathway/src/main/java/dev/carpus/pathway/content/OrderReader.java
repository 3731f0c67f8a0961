package dev.carpus.pathway.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import dev.carpus.pathway.OrderTemplate;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an ActivityDefinition as the draft of an order: nothing is ordered before a clinician
 * accepts it.
 *
 * @see <a href="https://hl7.org/fhir/R4/activitydefinition.html#12.18.3.1">FHIR R4, applying an
 *     ActivityDefinition</a>
 */
final class OrderReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final FhirContext fhir = FhirContext.forCached(FhirVersionEnum.R4);

  OrderTemplate read(ActivityDefinition activity) {
    ServiceRequest order = new ServiceRequest();
    order.setStatus(ServiceRequestStatus.DRAFT);
    order.setIntent(ServiceRequestIntent.ORDER);
    order.addInstantiatesCanonical(activity.getUrl() + "|" + activity.getVersion());
    order.setCode(activity.getCode());
    order.setBodySite(activity.getBodySite());
    if (activity.hasPriority()) {
      order.setPriority(ServiceRequestPriority.fromCode(activity.getPriority().toCode()));
    }
    String json = fhir.newJsonParser().encodeResourceToString(order);
    return new OrderTemplate(
        activity.getTitle(), activity.getDescription(), (ObjectNode) MAPPER.readTree(json));
  }
}
