package dev.carpus.hooks.card;

import dev.carpus.hooks.JsonMembers;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.JsonWriter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A resource but for what differs from patient to patient: checked once, and then completed as
 * often as it is needed. Thread-safe.
 */
public final class ResourceTemplate {
  private static final JsonMembers ID = JsonMembers.name("id");

  private final String resourceType;
  private final JsonMembers members;

  /**
   * A template.
   *
   * @throws IllegalArgumentException if the resource has an id already
   */
  public ResourceTemplate(ResourceJson resource) {
    if (resource.id().isPresent()) {
      throw new IllegalArgumentException("the resource of a template must not have an id");
    }
    resourceType = resource.resourceType();
    members = JsonMembers.of(resource.json());
  }

  /**
   * The resource with its own members, then its id, then others.
   *
   * @param others writes the other members, none of which may be there already
   * @throws IllegalArgumentException if the id is no FHIR id, or anything written is empty
   */
  public ResourceJson with(String id, Consumer<JsonWriter> others) {
    JsonWriter out = new JsonWriter().startObject().members(members).member(ID, id);
    others.accept(out);
    JsonText json = out.end().text();
    return new ResourceJson(json, resourceType, Optional.of(id));
  }
}
