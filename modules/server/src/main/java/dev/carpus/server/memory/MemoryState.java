package dev.carpus.server.memory;

import java.time.Duration;
import java.util.Optional;

/**
 * How the memory stands.
 *
 * @param isUp whether its database answers in time
 * @param clockAhead how far the database's clock is ahead of ours, if it answers
 * @param failures how many calls of the database were not answered in time since the start
 * @param unsharedTokens how many tokens were let in without asking the database, which other
 *     services may have seen
 */
public record MemoryState(
    boolean isUp, Optional<Duration> clockAhead, long failures, long unsharedTokens) {}
