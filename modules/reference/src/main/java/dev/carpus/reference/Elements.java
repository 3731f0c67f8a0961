package dev.carpus.reference;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** The values of an element, by the name that CQL has for it: a choice without its {@code [x]}. */
final class Elements {
  private Elements() {}

  static Stream<Base> of(Resource resource, String element) {
    Property property = resource.getNamedProperty(element);
    if (property == null) {
      property = resource.getNamedProperty(element + "[x]");
    }
    return property == null ? Stream.empty() : property.getValues().stream();
  }
}
