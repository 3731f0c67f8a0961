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

  /** Whether resources of this type are to come along with those of the query's own. */
  boolean includes(String type) {
    return query.included().filter(type::equals).isPresent();
  }

  /** The id that the one resource must have, if the query is a read. */
  Optional<String> readId() {
    return ResourceReference.parse(relativeUrl).map(ResourceReference::id);
  }
}
