package dev.carpus.hooks.card;

import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.ResourceReference;
import java.util.Optional;

/**
 * A FHIR resource as the JSON it is written with.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html">FHIR R4, JSON</a>
 */
public record ResourceJson(JsonText json) {
  /**
   * @throws IllegalArgumentException if the JSON is no object with the name of a resource type, or
   *     has an id that is no FHIR id
   */
  public ResourceJson {
    if (json.string("resourceType").filter(ResourceReference::isTypeName).isEmpty()) {
      throw new IllegalArgumentException("resource must be an object with a resourceType");
    }
    if (json.string("id").filter(id -> !ResourceReference.isId(id)).isPresent()) {
      throw new IllegalArgumentException("resource.id must be a FHIR id");
    }
  }

  /**
   * The resource in that text.
   *
   * @throws IllegalArgumentException as the constructors of this type and of {@link JsonText}
   */
  public static ResourceJson parse(String json) {
    return new ResourceJson(new JsonText(json));
  }

  /** The name of the resource's type. */
  public String resourceType() {
    return json.string("resourceType").orElseThrow();
  }

  /** The id, if the resource has one. */
  public Optional<String> id() {
    return json.string("id");
  }
}
