package dev.carpus.server.content;

import dev.carpus.server.StartRefused;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The content that is served now: replaced as a whole, never in part. Thread-safe. */
public final class LiveContent implements Supplier<ServedContent> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveContent.class);

  private final Supplier<ServedContent> loading;
  private final CompletableFuture<ServedContent> first;
  private final AtomicReference<@Nullable ServedContent> newer = new AtomicReference<>();

  private volatile List<String> problems = List.of();

  /**
   * Begins to load what is served first.
   *
   * @param loading gives the content as it is at each call; throws {@link StartRefused} if it
   *     cannot be served
   * @param thread runs the first loading
   */
  public LiveContent(Supplier<ServedContent> loading, Executor thread) {
    this.loading = loading;
    first = CompletableFuture.supplyAsync(loading, thread);
  }

  /**
   * Waits until the first content is there.
   *
   * @throws StartRefused if it cannot be served
   */
  public void await() {
    try {
      ServedContent _ = first.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StartRefused refused ? refused : failed;
    }
  }

  /** What is served; waits for the first. */
  @Override
  public ServedContent get() {
    ServedContent current = newer.get();
    return current == null ? first.join() : current;
  }

  /**
   * Loads the content again and serves it from then on. If it cannot be served, what was served
   * before still is.
   *
   * @return whether it is served
   */
  public synchronized boolean reload() {
    try {
      newer.set(loading.get());
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
