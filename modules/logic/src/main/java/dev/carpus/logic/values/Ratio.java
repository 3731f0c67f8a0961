package dev.carpus.logic.values;

import org.jspecify.annotations.Nullable;

/**
 * A Ratio of CQL.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#ratio">CQL, Ratio</a>
 */
public record Ratio(@Nullable Quantity numerator, @Nullable Quantity denominator) {}
