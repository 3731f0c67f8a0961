package dev.carpus.server.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many bytes of bodies are held at the same time: a call whose body finds no room waits for
 * those before it, and not for long. Without it, as many large bodies as there are places would
 * take more memory than there is. Thread-safe.
 */
final class BodyRoom {
  private static final int UNIT = 1024;

  private final int all;
  private final Semaphore units;
  private final Duration patience;

  /**
   * A room that is empty.
   *
   * @param bytes how many it holds; a body that has more takes all of it
   * @param patience how long a call waits
   */
  BodyRoom(long bytes, Duration patience) {
    all = Math.max(1, units(bytes));
    // Fair, as small bodies would keep a large one out for as long as there are any.
    units = new Semaphore(all, true);
    this.patience = patience;
  }

  /**
   * Waits until there is room for a body.
   *
   * @return whether it has it now, until it {@link #leave}s
   */
  boolean enter(long bytes) {
    try {
      return units.tryAcquire(taken(bytes), patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A body of so many bytes that had room is held no longer. */
  void leave(long bytes) {
    units.release(taken(bytes));
  }

  private int taken(long bytes) {
    return Math.min(all, units(bytes));
  }

  private static int units(long bytes) {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, UNIT)));
  }
}
