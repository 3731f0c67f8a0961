package dev.carpus.server.retrieval;

import dev.carpus.logic.RawResource;
import java.util.List;

/** What an answer to a query is worth, whoever asked it. */
sealed interface QueryAnswer {
  /**
   * All of it, or its last page.
   *
   * @param tally how many matches this is, and how many there are
   */
  record Whole(List<RawResource> resources, Tally tally) implements QueryAnswer {
    public Whole {
      resources = List.copyOf(resources);
    }
  }

  /**
   * A part of it.
   *
   * @param next the link to the rest, as it is written
   * @param tally how many matches this is, and how many there are
   */
  record Begun(List<RawResource> resources, String next, Tally tally) implements QueryAnswer {
    public Begun {
      resources = List.copyOf(resources);
    }
  }

  /** The query was made, and there is nothing to use. */
  record Failed(Reason reason) implements QueryAnswer {}

  /** Something that cannot be the answer to the query. */
  record Misshapen(Reason reason) implements QueryAnswer {}
}
