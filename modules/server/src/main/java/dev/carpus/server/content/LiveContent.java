package dev.carpus.server.content;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The content that is served now: replaced as a whole, never in part. Thread-safe. */
public final class LiveContent implements Supplier<ServedContent> {
  private final AtomicReference<ServedContent> current;

  /** What is served first. */
  public LiveContent(ServedContent first) {
    current = new AtomicReference<>(first);
  }

  @Override
  public ServedContent get() {
    return current.get();
  }

  /** Serves other content from the next call on. */
  public void replace(ServedContent next) {
    current.set(next);
  }
}
