package dev.carpus.logic.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Concept of CQL.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#concept-1">CQL, Concept</a>
 */
public record Concept(List<@Nullable Code> codes, @Nullable String display) {}
