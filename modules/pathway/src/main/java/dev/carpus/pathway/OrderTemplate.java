package dev.carpus.pathway;

import dev.carpus.hooks.card.ResourceJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A draft order as an ActivityDefinition describes it, without what differs from patient to
 * patient.
 *
 * @see <a href="https://hl7.org/fhir/R4/activitydefinition.html">FHIR R4, ActivityDefinition</a>
 */
public final class OrderTemplate {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String label;
  private final String description;
  private final ObjectNode draft;
  private final String key;

  /**
   * A template.
   *
   * @param label the order in a few words
   * @param description what accepting it does
   * @param draft the request resource without id, subject, date and reason
   */
  public OrderTemplate(String label, String description, ObjectNode draft) {
    this.label = label;
    this.description = description;
    this.draft = draft.deepCopy();
    JsonNode coding = OrderedConcept.of(draft).path("coding").path(0);
    key = coding.path("system").asString("") + "|" + coding.path("code").asString("");
  }

  /** The order in a few words. */
  public String label() {
    return label;
  }

  /** What accepting it does. */
  public String description() {
    return description;
  }

  /** What is ordered, as its first code tells: equal for two templates of the same order. */
  String key() {
    return key;
  }

  /**
   * The draft for one patient.
   *
   * @param id the id that the draft is given
   * @param patientId the patient's id
   * @param authoredOn the moment, as a FHIR dateTime
   * @param reason a reference to the Condition that it is for
   */
  ResourceJson draftFor(String id, String patientId, String authoredOn, Optional<String> reason) {
    ObjectNode order = MAPPER.createObjectNode();
    draft.properties().forEach(member -> order.set(member.getKey(), member.getValue()));
    order.put("id", id);
    order.putObject("subject").put("reference", "Patient/" + patientId);
    order.put("authoredOn", authoredOn);
    reason.ifPresent(
        reference -> order.putArray("reasonReference").addObject().put("reference", reference));
    return ResourceJson.parse(MAPPER.writeValueAsString(order));
  }
}
