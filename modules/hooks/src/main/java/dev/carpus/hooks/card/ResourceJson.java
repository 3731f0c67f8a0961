package dev.carpus.hooks.card;

import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.ResourceReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR resource as the JSON it is written with.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html">FHIR R4, JSON</a>
 */
public final class ResourceJson {
  private final JsonText json;
  private final String resourceType;
  private final Optional<String> id;

  /**
   * The resource in that JSON.
   *
   * @throws IllegalArgumentException if the JSON is no object with the name of a resource type, or
   *     has an id that is no FHIR id
   */
  public ResourceJson(JsonText json) {
    this(
        json,
        json.string("resourceType")
            .filter(ResourceReference::isTypeName)
            .orElseThrow(() ->
                new IllegalArgumentException("resource must be an object with a resourceType")),
        json.string("id"));
  }

  /** A resource whose JSON is known to be of this type and to have this id, if any. */
  ResourceJson(JsonText json, String resourceType, Optional<String> id) {
    if (id.isPresent() && !ResourceReference.isId(id.get())) {
      throw new IllegalArgumentException("resource.id must be a FHIR id");
    }
    this.json = json;
    this.resourceType = resourceType;
    this.id = id;
  }

  /**
   * The resource in that text.
   *
   * @throws IllegalArgumentException as the constructors of this type and of {@link JsonText}
   */
  public static ResourceJson parse(String json) {
    return new ResourceJson(new JsonText(json));
  }

  /** The JSON. */
  public JsonText json() {
    return json;
  }

  /** The name of the resource's type. */
  public String resourceType() {
    return resourceType;
  }

  /** The id, if the resource has one. */
  public Optional<String> id() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceJson resource && json.equals(resource.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** Says of what type it is and how long, never what it says: it may be of a patient. */
  @Override
  public String toString() {
    return "ResourceJson[" + resourceType + ", " + json + "]";
  }
}
