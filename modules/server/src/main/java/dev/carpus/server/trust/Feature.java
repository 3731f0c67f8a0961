package dev.carpus.server.trust;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that is said beyond CDS Hooks 2.0.1, to those who ask for it. */
public enum Feature {
  /**
   * {@code version} in discovery: the specification that a service keeps to.
   *
   * @see <a href="https://cds-hooks.hl7.org/2026Jan/en/#response">CDS Hooks 3.0 ballot,
   *     discovery</a>
   */
  DISCOVERY_VERSION("discovery-version");

  private final String code;

  Feature(String code) {
    this.code = code;
  }

  /** Its name in a configuration. */
  public String code() {
    return code;
  }

  /** The features of those names; names of none are passed over. */
  public static Set<Feature> of(Collection<String> codes) {
    return codes.stream()
        .flatMap(code -> of(code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The feature of that name. */
  public static Optional<Feature> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
