package dev.carpus.hooks.request;

import dev.carpus.hooks.ResourceReference;
import dev.carpus.json.JsonSlice;

/**
 * What a client sent under a prefetch key. A key that was not sent has no value at all: that is
 * another fact than {@link KnownEmpty}.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#prefetch-template">CDS Hooks 2.0, prefetch</a>
 */
public sealed interface PrefetchValue {
  /** The client asked and found nothing: JSON {@code null}. */
  record KnownEmpty() implements PrefetchValue {}

  /**
   * A resource, whatever it means here: the one that was asked for, a Bundle of found ones, or an
   * OperationOutcome that says why there is none.
   */
  record Resource(String resourceType, JsonSlice json) implements PrefetchValue {
    /**
     * @throws IllegalArgumentException if the type is not spelled like a resource type
     */
    public Resource {
      if (!ResourceReference.isTypeName(resourceType)) {
        throw new IllegalArgumentException("resourceType must be the name of a resource type");
      }
    }
  }

  /**
   * Something that is no resource: a mistake of the client.
   *
   * @param reason for people; it does not repeat the value
   */
  record Unusable(String reason) implements PrefetchValue {}
}
