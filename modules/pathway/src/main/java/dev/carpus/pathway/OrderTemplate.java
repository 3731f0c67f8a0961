package dev.carpus.pathway;

import dev.carpus.hooks.JsonMembers;
import dev.carpus.hooks.card.ResourceJson;
import dev.carpus.hooks.card.ResourceTemplate;
import java.util.List;
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
  private static final JsonMembers SUBJECT = JsonMembers.name("subject");
  private static final JsonMembers AUTHORED_ON = JsonMembers.name("authoredOn");
  private static final JsonMembers REASON_REFERENCE = JsonMembers.name("reasonReference");
  private static final JsonMembers REFERENCE = JsonMembers.name("reference");

  /** What differs from patient to patient. */
  private static final List<String> OF_THE_PATIENT =
      List.of("id", "subject", "authoredOn", "reasonReference");

  private final String label;
  private final String description;
  private final ResourceTemplate draft;
  private final String key;

  /**
   * A template.
   *
   * @param label the order in a few words
   * @param description what accepting it does
   * @param draft the request resource; its id, subject, date and reason, if any, are left out
   * @throws IllegalArgumentException if it is no resource, or holds anything empty
   */
  public OrderTemplate(String label, String description, ObjectNode draft) {
    this.label = label;
    this.description = description;
    String order = MAPPER.writeValueAsString(draft.deepCopy().without(OF_THE_PATIENT));
    this.draft = new ResourceTemplate(ResourceJson.parse(order));
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
    return draft.with(
        id,
        out -> {
          out.members(SUBJECT).startObject().member(REFERENCE, "Patient/" + patientId).end();
          out.member(AUTHORED_ON, authoredOn);
          if (reason.isPresent()) {
            out.members(REASON_REFERENCE).startArray();
            out.startObject().member(REFERENCE, reason.get()).end().end();
          }
        });
  }
}
