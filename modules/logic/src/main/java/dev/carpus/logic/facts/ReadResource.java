package dev.carpus.logic.facts;

import java.util.List;

/**
 * A resource that was read.
 *
 * @param fact what is kept of it
 * @param notes why values of it do not count, each in words; none says the value
 */
public record ReadResource(Fact fact, List<String> notes) {
  public ReadResource {
    notes = List.copyOf(notes);
  }
}
