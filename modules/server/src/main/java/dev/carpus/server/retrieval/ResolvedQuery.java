package dev.carpus.server.retrieval;

import dev.carpus.hooks.ResourceReference;
import dev.carpus.pathway.PrefetchPlan.Query;
import java.util.Optional;

/**
 * A query of the plan for one patient.
 *
 * @param relativeUrl the read or search, to be appended to a base URL and a slash
 */
record ResolvedQuery(Query query, String relativeUrl) {
  String key() {
    return query.key();
  }

  String type() {
    return query.type();
  }

  /** The id that the one resource must have, if the query is a read. */
  Optional<String> readId() {
    return ResourceReference.parse(relativeUrl).map(ResourceReference::id);
  }
}
