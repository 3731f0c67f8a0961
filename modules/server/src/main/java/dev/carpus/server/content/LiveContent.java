package dev.carpus.server.content;

import dev.carpus.server.StartRefused;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The content that is served now: replaced as a whole, never in part. Thread-safe. */
public final class LiveContent implements Supplier<ServedContent> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveContent.class);

  private final Supplier<ServedContent> loading;
  private final AtomicReference<ServedContent> current;

  private volatile List<String> problems = List.of();

  /**
   * Loads what is served first.
   *
   * @param loading gives the content as it is at each call; throws {@link StartRefused} if it
   *     cannot be served
   * @throws StartRefused if it cannot be served
   */
  public LiveContent(Supplier<ServedContent> loading) {
    this.loading = loading;
    current = new AtomicReference<>(loading.get());
  }

  @Override
  public ServedContent get() {
    return current.get();
  }

  /**
   * Loads the content again and serves it from then on. If it cannot be served, what was served
   * before still is.
   *
   * @return whether it is served
   */
  public synchronized boolean reload() {
    try {
      current.set(loading.get());
      problems = List.of();
      LOG.info("the content was loaded again");
    } catch (StartRefused refused) {
      problems = String.valueOf(refused.getMessage()).lines().toList();
      LOG.warn("the content of before is served on: {}", refused.getMessage());
    } catch (RuntimeException failed) {
      problems = List.of("the content cannot be loaded: " + failed);
      LOG.error("the content of before is served on", failed);
    }
    return problems.isEmpty();
  }

  /** Why the content could not be loaded the last time; empty if it could. */
  public List<String> problems() {
    return problems;
  }
}
