package dev.carpus.benchmarks;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first asked for. Used by one thread. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> making;
  private Optional<T> made = Optional.empty();

  Lazy(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public T get() {
    if (made.isEmpty()) {
      made = Optional.of(making.get());
    }
    return made.get();
  }

  /** What was made, if anything was. */
  Optional<T> made() {
    return made;
  }
}
