package dev.carpus.server.fuzz;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of what FHIR resources say. */
enum FhirMutation implements JsonMutation {
  /** A date is none, or far, or coarse, or has an odd offset. */
  DATE(work ->
      work.where(FhirMutation::isDate)
          .ifPresent(slot -> slot.set(Workpiece.text(work.chance().pick(FhirOddities.DATES))))),
  /** A reference leads elsewhere. */
  REFERENCE(work ->
      work.where(slot -> slot.name().equals("reference"))
          .ifPresent(
              slot -> slot.set(Workpiece.text(work.chance().pick(FhirOddities.REFERENCES))))),
  /** A code is of another system. */
  SYSTEM(work ->
      work.where(slot -> slot.name().equals("system"))
          .ifPresent(slot -> slot.set(Workpiece.text(work.chance().pick(FhirOddities.SYSTEMS))))),
  /** A code is another. */
  CODE(work ->
      work.where(FhirMutation::isCode)
          .ifPresent(slot -> slot.set(Workpiece.text(work.chance().pick(FhirOddities.CODES))))),
  /** A concept is empty, or words alone, or holds what no concept holds. */
  CONCEPT(work ->
      work.where(slot -> slot.value().has("coding"))
          .ifPresent(slot -> slot.set(FhirMutation.json(work, FhirOddities.CONCEPTS)))),
  /** A quantity has another number, unit or comparator. */
  QUANTITY(work ->
      work.where(FhirMutation::isQuantity)
          .ifPresent(slot -> slot.set(FhirMutation.json(work, FhirOddities.QUANTITIES)))),
  /** An element of several types is of another one, or of two at once. */
  CHOICE(FhirMutation::choose),
  /** A resource is of another type. */
  RESOURCE_TYPE(work ->
      work.resource(type -> !type.isEmpty())
          .ifPresent(
              each -> each.set("resourceType", FhirMutation.json(work, FhirOddities.TYPES)))),
  /** A resource has another id, or one that is none. */
  ID(work ->
      work.resource(type -> !type.isEmpty())
          .ifPresent(each -> each.set("id", FhirMutation.json(work, FhirOddities.IDS)))),
  /** A resource has an element that all resources may have, in an odd form. */
  COMMON(work ->
      work.resource(type -> !type.isEmpty())
          .ifPresent(
              each -> each.setAll((ObjectNode) FhirMutation.json(work, FhirOddities.COMMONS)))),
  /** A Bundle has a link, a total or entries that mean something else. */
  BUNDLE(work ->
      work.resource("Bundle"::equals)
          .ifPresent(
              each -> each.setAll((ObjectNode) FhirMutation.json(work, FhirOddities.BUNDLES)))),
  /** A Bundle has one more entry, which is none of the usual. */
  ENTRY(work ->
      work.resource("Bundle"::equals)
          .ifPresent(each ->
              FhirMutation.entries(each).add(FhirMutation.json(work, FhirOddities.ENTRIES))));

  private static final Pattern DATE_TEXT = Pattern.compile("\\d{4}-\\d\\d(-.*)?");

  private static final Set<String> CODES =
      Set.of("code", "status", "intent", "gender", "criticality", "linkId", "relation", "mode");

  private static final Set<String> QUANTITIES =
      Set.of("valueQuantity", "low", "high", "doseQuantity", "onsetAge", "quantity");

  @SuppressWarnings("ImmutableEnumChecker") // changes are functions without state
  private final Change change;

  FhirMutation(Change change) {
    this.change = change;
  }

  @Override
  public Change change() {
    return change;
  }

  private static boolean isDate(Slot slot) {
    return slot.value().isString() && DATE_TEXT.matcher(slot.value().asString()).matches();
  }

  private static boolean isCode(Slot slot) {
    return CODES.contains(slot.name()) && slot.value().isString();
  }

  private static boolean isQuantity(Slot slot) {
    return QUANTITIES.contains(slot.name());
  }

  private static JsonNode json(Workpiece work, List<String> choices) {
    String chosen = work.chance().pick(choices);
    return chosen.startsWith("{") ? Workpiece.json(chosen) : Workpiece.raw(chosen);
  }

  private static ArrayNode entries(ObjectNode bundle) {
    return bundle.path("entry").isArray() ? bundle.withArray("entry") : bundle.putArray("entry");
  }

  private static void choose(Workpiece work) {
    work.where(slot -> slot.name().matches("(value|onset|effective|medication|deceased)[A-Z]\\w*"))
        .ifPresent(slot -> {
          Slot.Member member = (Slot.Member) slot;
          JsonNode value = member.value().deepCopy();
          if (work.chance().oneIn(2)) {
            member.remove();
          }
          member.parent().set(work.chance().pick(FhirOddities.CHOICES), value);
        });
  }
}
