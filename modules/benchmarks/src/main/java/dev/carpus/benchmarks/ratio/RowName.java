package dev.carpus.benchmarks.ratio;

/**
 * What a row is called.
 *
 * @param what what is measured
 * @param size how many resources each call has
 */
public record RowName(String what, int size) {
  /** The same at another row of the same size. */
  public RowName beside(String other) {
    return new RowName(other, size);
  }

  @Override
  public String toString() {
    return what + "-" + size;
  }
}
