package dev.carpus.terminology;

/**
 * A code of a record that the terminology does not know.
 *
 * @param resourceType the type of the resource that it stood in
 * @param code the code; without letters, and with {@link #TEXT_ONLY} for a system, where a concept
 *     was recorded in words alone
 */
public record UnmappedCode(String resourceType, CodeKey code) implements Comparable<UnmappedCode> {
  /** In the place of a system: a concept that was recorded in words alone. */
  public static final String TEXT_ONLY = "text-only";

  /** In the place of a system: a code that came without one. */
  public static final String NO_SYSTEM = "no-system";

  /** A concept of this resource type that was recorded in words alone. */
  public static UnmappedCode ofText(String resourceType) {
    return new UnmappedCode(resourceType, new CodeKey(TEXT_ONLY, ""));
  }

  @Override
  public int compareTo(UnmappedCode other) {
    int byType = resourceType.compareTo(other.resourceType);
    return byType != 0 ? byType : code.compareTo(other.code);
  }
}
