package dev.carpus.hooks.discovery;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.Required;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One service as it is announced to clients.
 *
 * @param id the last segment of the service's URL
 * @param prefetch templates of the data that the service would like to be sent, by key; the order
 *     is kept
 * @param usageRequirements what must be in place for the service to be of use, for people
 * @see <a href="https://cds-hooks.hl7.org/2.0/#response">CDS Hooks 2.0, discovery response</a>
 */
public record ServiceDescriptor(
    String hook,
    Optional<String> title,
    String description,
    String id,
    Map<String, String> prefetch,
    Optional<String> usageRequirements) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

  /**
   * @throws IllegalArgumentException if the hook is not understood here, a text is blank, the id
   *     would have to be encoded in a URL, or a template breaks its grammar
   */
  public ServiceDescriptor {
    prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    if (Hook.named(hook).isEmpty()) {
      throw new IllegalArgumentException("service.hook must be one of " + Hook.names());
    }
    title.ifPresent(text -> Required.text(text, "service.title"));
    Required.text(description, "service.description");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "service.id must be letters, digits and - . _ ~ only, as it is part of a URL");
    }
    prefetch.keySet().forEach(key -> Required.text(key, "service.prefetch key"));
    prefetch.values().forEach(PrefetchTemplate::parse);
    usageRequirements.ifPresent(text -> Required.text(text, "service.usageRequirements"));
  }
}
