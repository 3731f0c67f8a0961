package dev.carpus.server.fuzz;

import java.util.List;

/**
 * A request with how it came about.
 *
 * @param seed what all requests of a run follow from
 * @param number which of them it is
 * @param mutations what was done to a decent request, in order
 */
public record FuzzCase(long seed, long number, List<String> mutations, FuzzRequest request) {
  public FuzzCase {
    mutations = List.copyOf(mutations);
  }
}
