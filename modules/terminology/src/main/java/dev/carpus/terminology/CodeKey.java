package dev.carpus.terminology;

/**
 * A code of a code system.
 *
 * @param system the code system's canonical URL
 * @param code the code, as the system spells it
 */
public record CodeKey(String system, String code) implements Comparable<CodeKey> {
  @Override
  public int compareTo(CodeKey other) {
    int bySystem = system.compareTo(other.system);
    return bySystem != 0 ? bySystem : code.compareTo(other.code);
  }

  /** The form of a FHIR token search: {@code system|code}. */
  @Override
  public String toString() {
    return system + "|" + code;
  }
}
