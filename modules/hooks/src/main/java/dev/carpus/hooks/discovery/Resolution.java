package dev.carpus.hooks.discovery;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What came of filling the tokens of a prefetch template. */
public sealed interface Resolution {
  /**
   * All tokens are filled.
   *
   * @param relativeUrl a FHIR read or search, to be appended to a base URL and a slash; all its
   *     characters may stand in a URL
   */
  record Resolved(String relativeUrl) implements Resolution {}

  /**
   * The context has no value for these tokens, so there is no query to make.
   *
   * @param tokens in the order of the template
   */
  record Unfillable(Set<String> tokens) implements Resolution {
    public Unfillable {
      tokens = Collections.unmodifiableSet(new LinkedHashSet<>(tokens));
    }
  }
}
