package dev.carpus.hooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a message says beyond the specification: values of any shape under names of its author's
 * domain. An extension with nothing in it is not written.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#extensions">CDS Hooks 2.0, extensions</a>
 */
public record Extension(Map<String, JsonText> values) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[A-Za-z0-9_-]+)+");
  private static final Extension NONE = new Extension(Map.of());

  /**
   * @throws IllegalArgumentException if a name has no domain, or a value holds a null
   */
  public Extension {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    values.forEach(Extension::check);
  }

  /** The extension that says nothing. */
  public static Extension none() {
    return NONE;
  }

  /** An extension of one value. */
  public static Extension of(String name, JsonText value) {
    return new Extension(Map.of(name, value));
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  private static void check(String name, JsonText value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "extension name must start with a domain, like org.example.name, and is " + name);
    }
    if (value.hasNullItem()) {
      throw new IllegalArgumentException("extension " + name + " must not hold a null");
    }
  }
}
