package dev.carpus.logic.facts;

import java.util.List;
import java.util.Map;

/** The resources of one patient, by type, each once. */
public final class FactRecord {
  private final Map<String, List<Fact>> byType;

  /** A record of these resources. */
  public FactRecord(Map<String, List<Fact>> byType) {
    this.byType = byType;
  }

  /** The resources of a type. */
  public List<Fact> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }
}
