package dev.carpus.reference.records;

import dev.carpus.logic.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sheet on which one record is written: its resources in their order, and what they share.
 *
 * @param chance decides everything
 * @param vocabulary the codes
 * @param windows the windows of the logic
 * @param dates writes days
 * @param patient the id of the patient
 * @param encounter the id of the current encounter, where there is one
 * @param resources what is written so far
 */
record RecordSheet(
    Chance chance,
    Vocabulary vocabulary,
    Windows windows,
    Dates dates,
    String patient,
    Optional<String> encounter,
    List<ObjectNode> resources) {

  /** An empty sheet. */
  static RecordSheet of(
      Chance chance, Vocabulary.Codes codes, Windows windows, Moment moment, String patient) {
    Optional<String> encounter = chance.percent(60) ? Optional.of("e1") : Optional.empty();
    return new RecordSheet(
        chance,
        new Vocabulary(chance, codes),
        windows,
        new Dates(chance, moment),
        patient,
        encounter,
        new ArrayList<>());
  }

  /** Starts a resource of the patient. */
  ObjectNode start(String type) {
    return start(type, "subject");
  }

  /**
   * Starts a resource.
   *
   * @param subject the element that says whose it is
   */
  ObjectNode start(String type, String subject) {
    ObjectNode resource = Json.object().put("resourceType", type);
    resource.put("id", type.substring(0, 1).toLowerCase(Locale.ROOT) + resources.size());
    resource.set(subject, reference("Patient", patient));
    resources.add(resource);
    return resource;
  }

  /** A reference in any form that FHIR has for it. */
  ObjectNode reference(String type, String id) {
    ObjectNode reference = Json.object();
    if (chance.isOrdinary()) {
      return reference.put("reference", type + "/" + id);
    }
    switch (chance.between(0, 6)) {
      case 0, 1 -> reference.put("reference", "https://ehr.example/fhir/" + type + "/" + id);
      case 2 -> reference.put("reference", type + "/" + id + "/_history/2");
      case 3 -> reference.put("reference", "urn:uuid:0f1a5e9e-2f0c-4d5c-9a55-0a6a9d6d2b11");
      case 4 -> reference.put("display", "somebody");
      case 5 -> reference.put("reference", "#" + id);
      default ->
          reference
              .put("type", type)
              .putObject("identifier")
              .put("system", "urn:oid:1.2.3")
              .put("value", id);
    }
    return reference;
  }

  /**
   * Writes a code of the resource: mostly this one, or one of the others, or none that is known.
   */
  void code(ObjectNode at, String element, String ordinary, List<String> others) {
    if (chance.isOrdinary()) {
      at.put(element, ordinary);
      return;
    }
    switch (chance.between(0, 9)) {
      case 0 -> at.put(element, "unheard-of");
      case 1 -> Json.absent(at, element);
      case 2 -> at.remove(element);
      default -> at.put(element, chance.of(others));
    }
  }
}
