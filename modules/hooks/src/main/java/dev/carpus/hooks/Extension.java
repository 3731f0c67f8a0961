package dev.carpus.hooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a message says beyond the specification: values of any shape under names of its author's
 * domain. An extension with nothing in it is not written.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#extensions">CDS Hooks 2.0, extensions</a>
 */
public record Extension(Map<String, JsonText> values) {
  private static final Extension NONE = new Extension(Map.of());

  /**
   * @throws IllegalArgumentException if a name has no domain, or a value holds a null
   */
  public Extension {
    values =
        values.size() > 1
            ? Collections.unmodifiableMap(new LinkedHashMap<>(values))
            : Map.copyOf(values);
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
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "extension name must start with a domain, like org.example.name, and is " + name);
    }
    if (value.hasNullItem()) {
      throw new IllegalArgumentException("extension " + name + " must not hold a null");
    }
  }

  /** Whether it is of parts between dots, two at least, the first of them in lower case. */
  private static boolean isName(String name) {
    int dot = -1;
    boolean hasDomain = false;
    for (int i = 0; i < name.length(); i++) {
      char here = name.charAt(i);
      if (here == '.' && i > dot + 1) {
        dot = i;
        hasDomain = true;
      } else if (!isInName(here, hasDomain)) {
        return false;
      }
    }
    return hasDomain && name.length() > dot + 1;
  }

  private static boolean isInName(char here, boolean hasDomain) {
    return (here >= 'a' && here <= 'z')
        || (here >= '0' && here <= '9')
        || here == '-'
        || (hasDomain && ((here >= 'A' && here <= 'Z') || here == '_'));
  }
}
