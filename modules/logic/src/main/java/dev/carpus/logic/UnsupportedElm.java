package dev.carpus.logic;

/**
 * A piece of ELM that the compiler does not know.
 *
 * @param library the library in which it stands
 * @param locator line and column in the CQL, as in {@code 12:3-14:20}; empty if the ELM has none
 * @param operator the operator, and what about it is not known
 */
public record UnsupportedElm(String library, String locator, String operator) {
  /** The line in the CQL, from 1; 0 if the ELM does not say it. */
  public int line() {
    int end = locator.indexOf(':');
    return end > 0 ? Integer.parseInt(locator.substring(0, end)) : 0;
  }
}
