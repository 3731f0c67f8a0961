package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** What the {@link Sources} of a program give in one evaluation; for one thread. */
final class Found {
  private final BitSet present;
  private final List<List<Fact>> resources;

  /**
   * Nothing but the moment, which always gives something.
   *
   * @param sources how many there are
   */
  Found(int sources) {
    present = new BitSet(sources);
    present.set(Sources.MOMENT);
    resources = new ArrayList<>(Collections.nCopies(sources, List.of()));
  }

  /** The numbers of the sources that give something, or something else than usual. */
  BitSet present() {
    return present;
  }

  /** The resources of a retrieve, by its number. */
  List<Fact> resources(int source) {
    return resources.get(source);
  }

  /** Notes what a retrieve gives. */
  void give(int source, List<Fact> given) {
    present.set(source);
    resources.set(source, given);
  }

  /** Notes one resource more that a retrieve gives. */
  void add(int source, Fact resource) {
    List<Fact> known = resources.get(source);
    if (known.isEmpty()) {
      known = new ArrayList<>();
      give(source, known);
    }
    known.add(resource);
  }
}
