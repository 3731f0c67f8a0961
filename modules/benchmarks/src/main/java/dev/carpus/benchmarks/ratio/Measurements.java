package dev.carpus.benchmarks.ratio;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What came of a run: a slice of each row for each round. */
public final class Measurements {
  private static final double HALF = 0.5;
  private static final double MOST = 0.99;

  private final Map<RowName, List<Slice>> slices;

  /**
   * Measurements.
   *
   * @param slices of each row, in the order in which they are told; those of one place are of one
   *     round, and a row may have fewer than others
   */
  public Measurements(Map<RowName, List<Slice>> slices) {
    this.slices = Collections.unmodifiableMap(new LinkedHashMap<>(slices));
  }

  /** The rows that were measured. */
  public Set<RowName> rows() {
    return slices.keySet();
  }

  /** Nanoseconds of CPU time a call; nothing for a row that was not measured. */
  public Optional<Spread> cpu(RowName row) {
    return of(row).map(all -> Spread.of(all.stream().mapToDouble(Slice::cpuOfCall)));
  }

  /** Bytes that a call allocates; nothing where that was not measured. */
  public Optional<Double> allocated(RowName row) {
    return of(row)
        .filter(all -> all.stream().allMatch(slice -> slice.allocated().isPresent()))
        .map(all ->
            all.stream().mapToLong(slice -> slice.allocated().orElseThrow()).sum()
                / (double) calls(row));
  }

  /** How many calls were measured. */
  public long calls(RowName row) {
    return of(row).stream().flatMap(List::stream).mapToLong(slice -> slice.times().length).sum();
  }

  /** How long half of the calls took at most, in nanoseconds by the clock. */
  public Optional<Double> half(RowName row) {
    return percentile(row, HALF);
  }

  /** How long 99 of 100 calls took at most, in nanoseconds by the clock. */
  public Optional<Double> almostAll(RowName row) {
    return percentile(row, MOST);
  }

  private Optional<Double> percentile(RowName row, double part) {
    return of(row)
        .map(all ->
            Spread.percentile(
                all.stream().flatMapToLong(slice -> Arrays.stream(slice.times())).toArray(), part));
  }

  /**
   * How many times the CPU time of the second the first takes, by the rounds that both had; nothing
   * where one was not measured, or took too little to be told.
   */
  public Optional<Spread> ratio(RowName first, RowName second) {
    return of(first)
        .flatMap(some -> of(second).map(others -> ratios(some, others)))
        .filter(ratio -> Double.isFinite(ratio.upper()) && !Double.isNaN(ratio.median()));
  }

  private static Spread ratios(List<Slice> some, List<Slice> others) {
    return Spread.of(
        IntStream.range(0, Math.min(some.size(), others.size()))
            .mapToDouble(i -> some.get(i).cpuOfCall() / others.get(i).cpuOfCall()));
  }

  /** How many times the bytes of the second the first allocates. */
  public Optional<Double> allocationRatio(RowName first, RowName second) {
    return allocated(first).flatMap(some -> allocated(second).map(others -> some / others));
  }

  private Optional<List<Slice>> of(RowName row) {
    return Optional.ofNullable(slices.get(row));
  }
}
