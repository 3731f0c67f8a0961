package dev.carpus.logic.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resources of one patient, by type, each once. */
public final class FactRecord {
  private final Map<String, List<Fact>> byType;

  /** A record of these resources. */
  public FactRecord(Map<String, List<Fact>> byType) {
    this.byType = byType;
  }

  /** The types of which there may be any. */
  public Set<String> types() {
    return byType.keySet();
  }

  /** The resources of a type. */
  public List<Fact> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }
}
