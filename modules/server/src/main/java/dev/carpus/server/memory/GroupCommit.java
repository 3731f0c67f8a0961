package dev.carpus.server.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Writes what comes at the same time in one transaction: a thread of its own takes all that waits,
 * and says to each when it is durable. Where several come at a time it gathers them a little, as a
 * transaction costs as much as many rows; one that comes alone is written at once. Thread-safe.
 */
final class GroupCommit<T> implements AutoCloseable {
  /** More than these do not wait; who comes then is refused at once. */
  static final int MOST_WAITING = 1_000;

  private static final int MOST_IN_GROUP = 200;

  /** How long a group gathers: little beside what a call may wait. */
  private static final Duration GATHERING = Duration.ofMillis(2);

  /** Nothing stands for the end. */
  private final BlockingQueue<Optional<Waiting<T>>> queue = new ArrayBlockingQueue<>(MOST_WAITING);

  private final Duration gathering;
  private final Consumer<List<T>> transaction;
  private final Thread thread;

  private record Waiting<T>(T item, CompletableFuture<T> written) {}

  /**
   * Begins to write.
   *
   * @param transaction writes all of a group, or none and throws
   */
  GroupCommit(String name, Consumer<List<T>> transaction) {
    this(name, GATHERING, transaction);
  }

  /**
   * The same.
   *
   * @param gathering how long a group gathers, where the one before it was one of several
   */
  GroupCommit(String name, Duration gathering, Consumer<List<T>> transaction) {
    this.gathering = gathering;
    this.transaction = transaction;
    thread = Thread.ofPlatform().daemon().name(name).start(this::writeAll);
  }

  /** The item, once it is durable; fails if it could not be written, or too many wait. */
  CompletableFuture<T> add(T item) {
    Waiting<T> waiting = new Waiting<>(item, new CompletableFuture<>());
    if (!thread.isAlive() || !queue.offer(Optional.of(waiting))) {
      return CompletableFuture.failedFuture(new RejectedExecutionException("too many wait"));
    }
    return waiting.written();
  }

  private void writeAll() {
    boolean goesOn = true;
    boolean areSeveral = false;
    while (goesOn) {
      List<Optional<Waiting<T>>> taken = new ArrayList<>();
      try {
        taken.add(queue.take());
        if (areSeveral) {
          // Asleep, it is not woken by each that comes.
          Thread.sleep(gathering);
        }
      } catch (InterruptedException _) {
        return;
      }
      queue.drainTo(taken, MOST_IN_GROUP - 1);
      areSeveral = taken.size() > 1;
      write(taken.stream().flatMap(Optional::stream).toList());
      goesOn = taken.stream().allMatch(Optional::isPresent);
    }
  }

  private void write(List<Waiting<T>> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      transaction.accept(group.stream().map(Waiting::item).toList());
      group.forEach(each -> each.written().complete(each.item()));
    } catch (DataIntegrityViolationException wrong) {
      if (group.size() == 1) {
        group.getFirst().written().completeExceptionally(wrong);
      } else {
        // One of them cannot be stored; the others shall not suffer for it.
        group.forEach(each -> write(List.of(each)));
      }
    } catch (RuntimeException | Error failed) {
      // Thrown on, it would end the thread, and nothing would be written any more.
      group.forEach(each -> each.written().completeExceptionally(failed));
    }
  }

  /** Writes what waits, and ends. Never interrupts: that would break H2's files. */
  @Override
  public void close() {
    try {
      queue.put(Optional.empty());
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
