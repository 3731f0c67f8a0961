package dev.carpus.logic.values;

/**
 * A value into which the operators of CQL do not look: it is equal to another as a whole, by its
 * own {@code equals}.
 */
public interface Whole {}
