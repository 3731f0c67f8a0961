package dev.carpus.server.retrieval;

import dev.carpus.hooks.ResourceReference;
import dev.carpus.hooks.discovery.Resolution;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.pathway.PrefetchPlan.Query;
import java.util.Optional;
import java.util.Set;

/**
 * A query of the plan for one patient.
 *
 * @param context fills the query's template; see {@code PrefetchTemplate.isFilledBy}
 */
record ResolvedQuery(Query query, HookContext context) {
  String key() {
    return query.key();
  }

  String type() {
    return query.type();
  }

  /** The type of which resources are to come along with those of the query's own. */
  Optional<String> included() {
    return query.included();
  }

  /**
   * The read or search, to be appended to a base URL and a slash. It is made anew at each call, as
   * most queries have been answered by the client and need none.
   */
  String relativeUrl() {
    return switch (query.template().resolve(context)) {
      case Resolution.Resolved(String url) -> url;
      case Resolution.Unfillable(Set<String> tokens) ->
          throw new IllegalStateException("nothing fills " + tokens);
    };
  }

  /** The id that the one resource must have, if the query is a read. */
  Optional<String> readId() {
    return query.template().isSearch()
        ? Optional.empty()
        : ResourceReference.parse(relativeUrl()).map(ResourceReference::id);
  }
}
