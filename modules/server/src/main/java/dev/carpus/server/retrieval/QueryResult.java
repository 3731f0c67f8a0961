package dev.carpus.server.retrieval;

import dev.carpus.logic.RawResource;
import java.util.List;

/** What came of one query in the end. */
sealed interface QueryResult {
  /** The resources that came, in any order. */
  List<RawResource> resources();

  /** All that the query asks for: what is not there, the patient has not. */
  record Obtained(List<RawResource> resources) implements QueryResult {
    public Obtained {
      resources = List.copyOf(resources);
    }
  }

  /**
   * Not all of it.
   *
   * @param resources what came all the same
   */
  record NotObtained(List<RawResource> resources, Reason reason) implements QueryResult {
    public NotObtained {
      resources = List.copyOf(resources);
    }
  }
}
