package dev.carpus.benchmarks.ratio;

import java.util.OptionalLong;

/**
 * What some calls cost, one after the other or side by side.
 *
 * @param cpu nanoseconds of CPU time that all of them took together
 * @param allocated bytes that all of them allocated together, where that can be known
 * @param times how long each took, in nanoseconds by the clock; one for each call
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too many to be boxed
public record Slice(long cpu, OptionalLong allocated, long[] times) {
  public Slice {
    if (times.length == 0) {
      throw new IllegalArgumentException("a slice of no calls");
    }
  }

  /** Nanoseconds of CPU time that a call took. */
  public double cpuOfCall() {
    return (double) cpu / times.length;
  }
}
