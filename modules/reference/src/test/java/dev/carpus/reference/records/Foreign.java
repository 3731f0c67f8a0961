package dev.carpus.reference.records;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes HAPI's parser refuse a whole resource, wherever it stands: a member without a name, a
 * contained resource of no type of FHIR's, an extension that is no list, and a number that nobody
 * can write out.
 *
 * <p>None of it says anything of a patient. A reader that skips what the logic does not read need
 * not see it, and then answers from what is read: as if it were not there, or not at all.
 */
final class Foreign {
  private static final int MOST_EXPONENT = 9999;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");
  private static final Set<String> TYPES = FhirContext.forR4Cached().getResourceTypes();

  private Foreign() {}

  /** A record in which these resources are without it. */
  static SyntheticRecord removed(SyntheticRecord record, Collection<RawResource> from) {
    PatientRecord whole = record.record();
    List<RawResource> resources =
        whole.resources().stream().map(each -> from.contains(each) ? without(each) : each).toList();
    return new SyntheticRecord(
        record.seed(),
        record.story(),
        new PatientRecord(
            whole.patientId(), whole.encounterId(), resources, whole.notObtained(), whole.orders()),
        record.moment(),
        record.mayBeUnreadable());
  }

  private static RawResource without(RawResource raw) {
    JsonNode tree = MAPPER.readTree(raw.text());
    remove(tree);
    return RawResource.of(raw.type(), MAPPER.writeValueAsString(tree));
  }

  private static void remove(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("");
      List.copyOf(object.propertyNames()).stream()
          .filter(name -> isNoExtension(name, object.path(name)) || isTooLarge(object.path(name)))
          .forEach(object::remove);
      if (object.path("contained") instanceof ArrayNode contained) {
        contained.removeIf(each -> !TYPES.contains(each.path("resourceType").asString("")));
      }
    }
    node.forEach(Foreign::remove);
  }

  private static boolean isNoExtension(String name, JsonNode value) {
    return EXTENSIONS.contains(name) && !value.isArray();
  }

  private static boolean isTooLarge(JsonNode value) {
    return value.isBigDecimal() && isTooLarge(value.decimalValue());
  }

  private static boolean isTooLarge(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_EXPONENT;
  }
}
