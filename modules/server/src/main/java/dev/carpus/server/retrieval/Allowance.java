package dev.carpus.server.retrieval;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one hook call may still take; shared by its queries. Thread-safe. */
final class Allowance {
  private final RetrievalLimits limits;
  private final AtomicInteger left;
  private final AtomicLong bytesLeft;

  /** An allowance of which nothing is taken. */
  Allowance(RetrievalLimits limits) {
    this.limits = limits;
    left = new AtomicInteger(limits.resources());
    bytesLeft = new AtomicLong(limits.bytes());
  }

  /** How many bytes the answers to all queries may still have. */
  long bytesLeft() {
    return Math.max(0, bytesLeft.get());
  }

  /** Takes the bytes of an answer that has come. */
  void takeBytes(long bytes) {
    bytesLeft.addAndGet(-bytes);
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
