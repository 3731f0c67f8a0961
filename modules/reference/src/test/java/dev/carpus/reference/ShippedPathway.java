package dev.carpus.reference;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.pathway.content.Site;

/** The shipped pathway on the reference engine, loaded once for all tests, with its branches. */
final class ShippedPathway {
  private static final Pathway PATHWAY =
      load(new PathwayLoader(new ReferenceEngine(), Site.none()).withBranches());

  private ShippedPathway() {}

  static Pathway get() {
    return PATHWAY;
  }

  /** The shipped pathway as a service runs it, loaded anew. */
  static Pathway asServed() {
    return load(new PathwayLoader(new PreferredEngine(), Site.none()));
  }

  private static Pathway load(PathwayLoader loader) {
    PathwayLoading loading = loader.load(ContentFolder.shipped()).getFirst();
    return switch (loading) {
      case PathwayLoading.Loaded loaded -> loaded.pathway();
      case PathwayLoading.Rejected rejected ->
          throw new IllegalStateException(rejected.problems().toString());
    };
  }
}
