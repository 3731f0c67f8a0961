package dev.carpus.reference.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Puts in the place of an element of a resource what cannot stand there. */
final class BrokenValues {
  private final Chance chance;

  BrokenValues(Chance chance) {
    this.chance = chance;
  }

  /**
   * An element of a tree.
   *
   * @param parent where it stands
   * @param name its name there
   */
  private record Place(ObjectNode parent, String name) {
    JsonNode value() {
      return parent.path(name);
    }
  }

  /** Takes an element away. */
  void drop(ObjectNode resource) {
    anyPlace(resource).ifPresent(place -> place.parent().remove(place.name()));
  }

  /** Says of an element, by an extension, that it is absent. */
  void declareAbsent(ObjectNode resource) {
    List<Place> simple =
        places(resource).stream().filter(each -> each.value().isValueNode()).toList();
    if (!simple.isEmpty()) {
      Place place = chance.of(simple);
      Json.absent(place.parent(), place.name());
    }
  }

  /** Gives an element the wrong type of JSON. */
  void mistype(ObjectNode resource) {
    anyPlace(resource)
        .ifPresent(place -> place.parent().set(place.name(), otherType(place.value())));
  }

  /** Adds what FHIR does not know, or what says nothing. */
  void add(ObjectNode resource) {
    List<ObjectNode> parents = new ArrayList<>(List.of(resource));
    places(resource).forEach(each -> parents.add(each.parent()));
    ObjectNode parent = chance.of(parents);
    switch (chance.between(0, 6)) {
      case 0 -> parent.put("unheardOf", true);
      case 1 -> parent.putObject("code");
      case 2 -> parent.putArray("bodySite");
      case 3 -> parent.putNull("status");
      case 4 -> parent.put("text", "half a character: \ud83d");
      case 5 ->
          parent.putArray("extension").addObject().put("url", "urn:x").put("valueString", "y");
      default -> parent.put("display", " ");
    }
  }

  /** Makes the resource such as no parser reads. */
  void wreck(ObjectNode resource) {
    switch (chance.between(0, 2)) {
      case 0 -> resource.putArray("contained").addObject().put("resourceType", "SECRET");
      case 1 -> resource.put("", "a member without a name");
      default -> resource.putObject("valueQuantity").put("value", new BigDecimal("1e1000000"));
    }
  }

  private JsonNode otherType(JsonNode value) {
    return switch (value) {
      case ObjectNode object ->
          chance.percent(50) ? Json.array().add(object) : StringNode.valueOf("[object Object]");
      case ArrayNode array ->
          array.isEmpty() || chance.percent(30) ? StringNode.valueOf("") : array.get(0);
      default -> otherValue(value);
    };
  }

  private JsonNode otherValue(JsonNode value) {
    ArrayNode choices =
        Json.array().add(value).add(7).add(2.5).add("true").add(true).add("").addNull();
    choices.addObject().put("value", "x");
    choices.addArray().add(value);
    return choices.get(chance.between(1, choices.size() - 1));
  }

  private Optional<Place> anyPlace(ObjectNode resource) {
    return Optional.of(places(resource)).filter(all -> !all.isEmpty()).map(chance::of);
  }

  /** All but the type of the resource. */
  private static List<Place> places(ObjectNode resource) {
    List<Place> places = new ArrayList<>();
    collect(resource, places);
    return places.stream().filter(each -> !each.name().equals("resourceType")).toList();
  }

  private static void collect(JsonNode node, List<Place> to) {
    if (node instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> to.add(new Place(object, name)));
    }
    node.forEach(child -> collect(child, to));
  }
}
