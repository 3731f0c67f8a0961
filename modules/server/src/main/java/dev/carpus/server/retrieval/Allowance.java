package dev.carpus.server.retrieval;

import java.util.concurrent.atomic.AtomicInteger;

/** What one hook call may still take; shared by its queries. Thread-safe. */
final class Allowance {
  private final RetrievalLimits limits;
  private final AtomicInteger left;

  /** An allowance of which nothing is taken. */
  Allowance(RetrievalLimits limits) {
    this.limits = limits;
    left = new AtomicInteger(limits.resources());
  }

  /** How many bytes the answers to one query may have, all pages together. */
  long bytesOfQuery() {
    return limits.bytes();
  }

  /** Takes so many resources, if there are as many left; else none. */
  boolean takes(int resources) {
    int before = left.getAndUpdate(now -> now < resources ? now : now - resources);
    return before >= resources;
  }

  /** Why a query was not obtained that had more resources than were left. */
  Reason exceeded() {
    return new Reason(
        Cause.LIMITS,
        "with it there would be more than "
            + limits.resources()
            + " resources (carpus.limits.resources)");
  }
}
