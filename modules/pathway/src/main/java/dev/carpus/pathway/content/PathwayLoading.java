package dev.carpus.pathway.content;

import dev.carpus.pathway.Pathway;
import java.util.List;

/** What came of loading a pathway's folder. */
public sealed interface PathwayLoading {
  /** Everything found wrong. */
  List<ContentProblem> problems();

  /** A pathway that can be served; its problems are warnings. */
  record Loaded(Pathway pathway, List<ContentProblem> problems) implements PathwayLoading {
    public Loaded {
      problems = List.copyOf(problems);
    }
  }

  /** Content that cannot be served. */
  record Rejected(String folder, List<ContentProblem> problems) implements PathwayLoading {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
