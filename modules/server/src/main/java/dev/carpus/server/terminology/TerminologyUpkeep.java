package dev.carpus.server.terminology;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import dev.carpus.terminology.UnmappedCodes;
import dev.carpus.terminology.remote.ExpansionState.Freshness;
import dev.carpus.terminology.remote.RemoteTerminology;
import dev.carpus.terminology.remote.ServerState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the terminology fresh while hooks go on: asks the servers anew, has the content loaded
 * again if they say something else, and writes down which codes nobody knows. One thread of its
 * own.
 */
public final class TerminologyUpkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TerminologyUpkeep.class);

  /** How soon a server that did not answer is asked again, and unmapped codes are written down. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final RemoteTerminology remote;
  private final UnmappedCodes unmapped;
  private final Optional<UnmappedFile> file;
  private final Duration every;
  private final BooleanSupplier reload;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("terminology").factory());

  private volatile boolean isBegun;
  private volatile boolean isServed = true;

  /**
   * An upkeep that has not begun.
   *
   * @param every how often servers that answer are asked anew
   * @param reload has the content loaded again; whether it is served
   */
  public TerminologyUpkeep(
      RemoteTerminology remote,
      UnmappedCodes unmapped,
      Optional<UnmappedFile> file,
      Duration every,
      BooleanSupplier reload) {
    this.remote = remote;
    this.unmapped = unmapped;
    this.file = file;
    this.every = every;
    this.reload = reload;
  }

  /** Goes on counting from the file, and begins. */
  public void begin() {
    isBegun = true;
    file.ifPresent(each -> {
      readUnmapped(each);
      long seconds = SOON.toSeconds();
      Future<?> _ =
          thread.scheduleWithFixedDelay(this::writeUnmapped, seconds, seconds, TimeUnit.SECONDS);
    });
    if (!remote.state().isEmpty()) {
      thread.execute(remote::probe);
      schedule();
    }
  }

  private void readUnmapped(UnmappedFile before) {
    try {
      unmapped.addAll(before.read());
    } catch (IOException unreadable) {
      LOG.warn("the unmapped codes of before are not counted: {}", unreadable.getMessage());
      try {
        LOG.warn("they are set aside as {}", before.setAside());
      } catch (IOException immovable) {
        LOG.warn("they cannot be set aside: {}", immovable.getMessage());
      }
    }
  }

  private void schedule() {
    Duration pause = isWell() || every.compareTo(SOON) < 0 ? every : SOON;
    Future<?> _ = thread.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      refresh();
    } catch (RuntimeException failed) {
      LOG.error("the terminology could not be refreshed", failed);
    } finally {
      schedule();
    }
  }

  /** Asks the servers anew, and has the content loaded again if anything changed. */
  void refresh() {
    List<CodeKey> unknown =
        unmapped.mostFrequent().stream()
            .map(UnmappedCodes.Count::code)
            .map(UnmappedCode::code)
            .distinct()
            .toList();
    boolean isOther = remote.refresh();
    isOther |= remote.translate(unknown);
    if (isOther || !isServed) {
      isServed = reload.getAsBoolean();
    }
  }

  /** Whether every server answered, and the content is served with what they said last. */
  public boolean isWell() {
    return isServed
        && remote.state().stream()
            .allMatch(server ->
                server.isUp()
                    && server.expansions().stream()
                        .allMatch(each -> each.freshness() == Freshness.FRESH));
  }

  /** How each terminology server stands. */
  public List<ServerState> servers() {
    return remote.state();
  }

  /** By one thread at a time: the end can come while the upkeep writes. */
  private synchronized void writeUnmapped() {
    file.ifPresent(each -> {
      try {
        each.write(unmapped.mostFrequent());
      } catch (IOException unwritable) {
        LOG.warn("the unmapped codes cannot be written down: {}", unwritable.getMessage());
      }
    });
  }

  /** Ends, and writes down what was counted, if anything was. */
  @Override
  public void close() {
    thread.shutdownNow();
    if (isBegun) {
      writeUnmapped();
    }
  }
}
