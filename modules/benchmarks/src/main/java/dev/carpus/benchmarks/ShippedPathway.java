package dev.carpus.benchmarks;

import dev.carpus.logic.LogicEngine;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.pathway.content.Site;

/** The pathway that is shipped on the class path. */
final class ShippedPathway {
  private ShippedPathway() {}

  /**
   * Loads it.
   *
   * @throws IllegalStateException if it is rejected
   */
  static Pathway on(LogicEngine engine) {
    PathwayLoading loading =
        new PathwayLoader(engine, Site.none()).load(ContentFolder.shipped()).getFirst();
    return switch (loading) {
      case PathwayLoading.Loaded loaded -> loaded.pathway();
      case PathwayLoading.Rejected rejected ->
          throw new IllegalStateException(rejected.problems().toString());
    };
  }
}
