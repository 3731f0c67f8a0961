package dev.carpus.benchmarks;

import dev.carpus.benchmarks.ratio.Row;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.ThreadRow;
import dev.carpus.reference.PreferredEngine;
import dev.carpus.reference.ReferenceEngine;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the rows of a run, and what they share once. Used by one thread. */
final class BenchRows {
  private final Floor floor = new Floor();
  private final Supplier<Subject> compiled = once(() -> new Subject(new PreferredEngine()));
  private final Supplier<Subject> official = once(() -> new Subject(new ReferenceEngine()));

  private static <T> Supplier<T> once(Supplier<T> making) {
    return new Supplier<>() {
      private Optional<T> made = Optional.empty();

      @Override
      public T get() {
        if (made.isEmpty()) {
          made = Optional.of(making.get());
        }
        return made.get();
      }
    };
  }

  /** The row of a kind for requests of so many resources. */
  Row row(Kind kind, int size) {
    RowName name = kind.of(size);
    byte[] body = compiled.get().body(size);
    return switch (kind) {
      case BYTE_SCAN -> new ThreadRow(name, () -> floor.sum(body));
      case TOKEN_PASS -> new ThreadRow(name, () -> floor.tokens(body));
      case OURS -> pipeline(name, compiled.get(), body);
      case REFERENCE -> pipeline(name, official.get(), body);
    };
  }

  private static Row pipeline(RowName name, Subject subject, byte[] body) {
    HookPipeline pipeline = subject.pipeline();
    return new ThreadRow(name, () -> pipeline.answer(body));
  }
}
