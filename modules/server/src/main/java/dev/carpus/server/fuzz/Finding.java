package dev.carpus.server.fuzz;

/**
 * A request that was not answered as it must be.
 *
 * @param problem what was wrong
 * @param status the status of the answer; 0 without one
 */
public record Finding(FuzzCase of, String problem, int status) {}
