package dev.carpus.logic.compiled;

/**
 * A piece of ELM that the compiler does not know.
 *
 * @param library the library in which it stands
 * @param locator line and column in the CQL, as in {@code 12:3-14:20}; empty if the ELM has none
 * @param operator the operator, and what about it is not known
 */
public record UnsupportedElm(String library, String locator, String operator) {}
