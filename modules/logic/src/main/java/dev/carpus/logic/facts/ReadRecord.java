package dev.carpus.logic.facts;

import java.util.IdentityHashMap;
import java.util.List;

/** A record that was read, and what was wrong with its values. */
public final class ReadRecord {
  private final FactRecord facts;
  private final IdentityHashMap<Fact, List<String>> notes;

  ReadRecord(FactRecord facts, IdentityHashMap<Fact, List<String>> notes) {
    this.facts = facts;
    this.notes = notes;
  }

  /** The facts. */
  public FactRecord facts() {
    return facts;
  }

  /** Why values of a resource do not count; most have none. */
  public List<String> notes(Fact resource) {
    return notes.getOrDefault(resource, List.of());
  }

  /** Whether no value was wrong. */
  public boolean hasNoNotes() {
    return notes.isEmpty();
  }
}
