package dev.carpus.logic.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which resources, and which elements of which types, are kept of a record. */
public final class Projection {
  private static final Set<String> SUBJECTS = Set.of("subject", "patient");

  private final NavigableSet<String> resources = new TreeSet<>();

  /** The types of which all resources are kept. */
  private final Set<String> whole = new HashSet<>();

  /** By type and element, the value sets by whose codes resources are found. */
  private final Map<String, Map<String, Set<String>>> found = new HashMap<>();

  private final Map<String, Set<String>> byType = new HashMap<>();
  private final Set<String> ofAny = new HashSet<>();

  /** Keeps all resources of a type, and of each what tells whose it is. */
  public void keepResource(String type) {
    whole.add(type);
    keepType(type);
  }

  /**
   * Keeps those resources of a type of which an element has a code of a value set.
   *
   * @param valueSet its canonical URL
   */
  public void keepResources(String type, String element, String valueSet) {
    found
        .computeIfAbsent(type, _ -> new TreeMap<>())
        .computeIfAbsent(element, _ -> new TreeSet<>())
        .add(valueSet);
    keep(type, element);
    keepType(type);
  }

  private void keepType(String type) {
    resources.add(type);
    keep(type, "id");
    SUBJECTS.forEach(element -> keep(type, element));
  }

  /** Keeps an element of a type. */
  public void keep(String type, String element) {
    byType.computeIfAbsent(type, _ -> new HashSet<>()).add(element);
  }

  /** Keeps an element of whatever type has it. */
  public void keepOfAny(String element) {
    ofAny.add(element);
  }

  /** The resource types that are kept. */
  public NavigableSet<String> resources() {
    return resources;
  }

  /**
   * The elements of a type by which its resources are found, with the canonical URLs of the value
   * sets; nothing where all of the type are kept.
   */
  Map<String, Set<String>> foundBy(String type) {
    return whole.contains(type) ? Map.of() : found.getOrDefault(type, Map.of());
  }

  /** Elements of a type that are kept, and that its objects do not have as members. */
  Set<String> more(String type) {
    return keeps(type, "contained") ? Set.of("contained") : Set.of();
  }

  /** Whether an element of a type is kept. */
  boolean keeps(String type, String element) {
    return ofAny.contains(element) || byType.getOrDefault(type, Set.of()).contains(element);
  }
}
