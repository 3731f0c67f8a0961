package dev.carpus.logic.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Which resource types, and which elements of which types, are kept of a record. */
public final class Projection {
  private static final Set<String> SUBJECTS = Set.of("subject", "patient");

  private final NavigableSet<String> resources = new TreeSet<>();
  private final Map<String, Set<String>> byType = new HashMap<>();
  private final Set<String> ofAny = new HashSet<>();

  /** Keeps resources of a type, and of all of them what tells whose they are. */
  public void keepResource(String type) {
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

  /** Elements of a type that are kept, and that its objects do not have as members. */
  Set<String> more(String type) {
    return keeps(type, "contained") ? Set.of("contained") : Set.of();
  }

  /** Whether an element of a type is kept. */
  boolean keeps(String type, String element) {
    return ofAny.contains(element) || byType.getOrDefault(type, Set.of()).contains(element);
  }
}
