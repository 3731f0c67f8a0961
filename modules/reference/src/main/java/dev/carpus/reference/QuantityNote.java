package dev.carpus.reference;

/**
 * A quantity whose value does not count, and why; it never says the value.
 *
 * @param element where the quantity stands in its resource, as in {@code Observation.value}
 * @param reason what is wrong with it, as in {@code unit missing}; may quote the text of the unit,
 *     which is whatever the record says
 */
record QuantityNote(String element, String reason) {}
