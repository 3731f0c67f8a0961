package dev.carpus.server.retrieval;

import dev.carpus.logic.RawResource;
import java.util.List;

/** What an answer to a query is worth, whoever asked it. */
sealed interface QueryAnswer {
  /** All of it. */
  record Whole(List<RawResource> resources) implements QueryAnswer {
    public Whole {
      resources = List.copyOf(resources);
    }
  }

  /**
   * A part of it.
   *
   * @param next the link to the rest, as it is written
   */
  record Begun(List<RawResource> resources, String next) implements QueryAnswer {
    public Begun {
      resources = List.copyOf(resources);
    }
  }

  /**
   * The query was made, and there is nothing to use.
   *
   * @param reason completes "it could not be obtained: …"
   */
  record Failed(String reason) implements QueryAnswer {}

  /**
   * Something that cannot be the answer to the query.
   *
   * @param reason completes "it could not be obtained: …"
   */
  record Misshapen(String reason) implements QueryAnswer {}
}
