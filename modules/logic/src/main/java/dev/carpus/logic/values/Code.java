package dev.carpus.logic.values;

import org.jspecify.annotations.Nullable;

/**
 * A Code of CQL.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#code-1">CQL, Code</a>
 */
public record Code(
    @Nullable String code,
    @Nullable String system,
    @Nullable String version,
    @Nullable String display) {}
