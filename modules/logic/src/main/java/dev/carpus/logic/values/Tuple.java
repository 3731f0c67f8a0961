package dev.carpus.logic.values;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Tuple of CQL.
 *
 * @param elements by name; the values may be null
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#tuple">CQL, Tuple</a>
 */
public record Tuple(Map<String, @Nullable Object> elements) {}
