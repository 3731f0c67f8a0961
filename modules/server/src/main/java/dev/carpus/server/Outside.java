package dev.carpus.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What comes to the service from outside the program: time and chance.
 *
 * @param clock the moment of an evaluation
 * @param nanoTime a running count of nanoseconds, for durations and deadlines
 * @param ids gives a new uuid at each call, which nobody can guess
 */
public record Outside(InstantSource clock, LongSupplier nanoTime, Supplier<UUID> ids) {
  /** The machine's clock and random numbers. */
  public static Outside ofMachine() {
    InstantSource clock = InstantSource.system();
    return new Outside(clock, System::nanoTime, new TimeOrderedUuids(clock));
  }

  /** The same, with a clock that begins now at a moment and goes on from there. */
  public Outside from(Instant moment) {
    long start = nanoTime.getAsLong();
    return new Outside(() -> moment.plusNanos(nanoTime.getAsLong() - start), nanoTime, ids);
  }
}
