package dev.carpus.logic.facts;

import java.util.IdentityHashMap;
import java.util.List;

/** A record that was read, and what was wrong with its values. */
public final class ReadRecord {
  private final FactRecord facts;
  private final List<Fact> others;
  private final IdentityHashMap<Fact, List<String>> notes;

  ReadRecord(FactRecord facts, List<Fact> others, IdentityHashMap<Fact, List<String>> notes) {
    this.facts = facts;
    this.others = others;
    this.notes = notes;
  }

  /** The facts. */
  public FactRecord facts() {
    return facts;
  }

  /** The resources that no retrieve finds; nothing but their codes is kept for sure. */
  public List<Fact> others() {
    return others;
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
