package dev.carpus.server.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Sends requests to a service and judges the answers. */
public final class FuzzRun {
  /** With so many findings something is broken, and more of them tell nothing. */
  private static final int MOST_FINDINGS = 200;

  private static final int PARTS = 20;

  /** How often one that was slow is sent alone, before it is said to be slow. */
  private static final int TRIES_ALONE = 3;

  private final AnswerCheck check = new AnswerCheck();
  private final Tally tally = new Tally();
  private final Collection<Finding> findings = new ConcurrentLinkedQueue<>();
  private final Collection<Long> slow = new ConcurrentLinkedQueue<>();
  private final RequestMaker maker;
  private final Wire wire;
  private final LongSupplier heap;
  private final Watcher watcher;

  /** Is told how a run goes on, by several threads. */
  public interface Watcher {
    /** A request was not answered as it must be. */
    void found(Finding finding);

    /** So many requests have been sent. */
    void sent(long requests);
  }

  /**
   * A run, which is made once.
   *
   * @param seed what all requests follow from
   * @param heap the bytes of memory in use, after the garbage is collected
   */
  public FuzzRun(FuzzedService service, long seed, LongSupplier heap, Watcher watcher) {
    maker = new RequestMaker(service.seeds(), seed);
    wire = service.wire();
    this.heap = heap;
    this.watcher = watcher;
  }

  /**
   * Sends requests, those that were slow once more at the end.
   *
   * @param requests how many
   * @param concurrent how many at the same time
   */
  public FuzzResult run(long requests, int concurrent) throws InterruptedException {
    long start = wire.nanoTime().getAsLong();
    long step = Math.max(1, requests / PARTS);
    long early = requests / 5;
    send(0, early, concurrent, step);
    long heapEarly = heap.getAsLong();
    send(early, requests, concurrent, step);
    slow.forEach(this::sendAgain);
    long heapLate = heap.getAsLong();
    return new FuzzResult(
        tally.counts(),
        List.copyOf(findings),
        heapEarly,
        heapLate,
        Duration.ofNanos(wire.nanoTime().getAsLong() - start));
  }

  private void send(long from, long until, int concurrent, long step) throws InterruptedException {
    AtomicLong next = new AtomicLong(from);
    try (ExecutorService threads = Executors.newFixedThreadPool(concurrent)) {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < concurrent; i++) {
        senders.add(
            threads.submit(() -> {
              long number = next.getAndIncrement();
              while (number < until && findings.size() < MOST_FINDINGS) {
                send(number, step);
                number = next.getAndIncrement();
              }
            }));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    } catch (ExecutionException defect) {
      throw new IllegalStateException("a request could not be made", defect.getCause());
    }
  }

  private void send(long number, long step) {
    FuzzCase made = maker.make(number);
    Exchange exchange = wire.send(made.request());
    long sent = tally.add(number, exchange);
    if (exchange.isSlow()) {
      slow.add(number);
    } else {
      check.problem(made.request(), exchange).ifPresent(problem -> found(made, problem, exchange));
    }
    if (sent % step == 0) {
      watcher.sent(sent);
    }
  }

  /** The machine may have had other work to do; one that is always slow alone is a finding. */
  private void sendAgain(long number) {
    FuzzCase made = maker.make(number);
    Exchange exchange = sendAlone(made.request());
    Optional<String> problem = check.problem(made.request(), exchange);
    if (problem.isEmpty() && exchange.isSlow()) {
      problem =
          Optional.of(
              "it took " + exchange.took().toMillis() + " ms, and never less than a second alone");
    }
    problem.ifPresent(words -> found(made, words, exchange));
  }

  private Exchange sendAlone(FuzzRequest request) {
    Exchange exchange = wire.send(request);
    for (int i = 1; i < TRIES_ALONE && exchange.isSlow(); i++) {
      exchange = wire.send(request);
    }
    return exchange;
  }

  private void found(FuzzCase made, String problem, Exchange exchange) {
    Finding finding = new Finding(made, problem, exchange.status());
    findings.add(finding);
    watcher.found(finding);
  }
}
