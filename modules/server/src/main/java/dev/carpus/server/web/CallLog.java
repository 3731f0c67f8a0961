package dev.carpus.server.web;

import dev.carpus.server.Outside;
import dev.carpus.server.trust.Caller;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The line that the log keeps of one call: ids of our own, counts and durations; nothing that the
 * request said. Used by one thread.
 */
final class CallLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.carpus.audit");

  private final Map<String, Object> entries = new TreeMap<>();
  private final UUID id;
  private final LongSupplier nanoTime;
  private final long start;

  /** The line of a call that begins now. */
  CallLog(Caller caller, Outside outside) {
    id = outside.ids().get();
    nanoTime = outside.nanoTime();
    start = nanoTime.getAsLong();
    note("requestId", id.toString());
    note("client", caller.name());
  }

  /** The call's id. */
  UUID id() {
    return id;
  }

  /** How long the call has taken so far. */
  Duration took() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  /** Notes a word of our own: never one that the request could have chosen freely. */
  void note(String name, String word) {
    entries.put(name, word);
  }

  /** The word that was noted under a name, or {@code none}. */
  String word(String name) {
    return String.valueOf(entries.getOrDefault(name, "none"));
  }

  /** Notes a number. */
  void note(String name, long number) {
    entries.put(name, number);
  }

  /** Notes words of our own, if there are any. */
  void note(String name, Collection<String> words) {
    if (!words.isEmpty()) {
      entries.put(name, String.join(" ", words));
    }
  }

  /**
   * Writes the line.
   *
   * @param kind of the call
   * @param status with which it is answered
   */
  void write(String kind, int status) {
    note("status", status);
    LoggingEventBuilder line = LOG.atInfo();
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      line = line.addKeyValue(entry.getKey(), entry.getValue());
    }
    line.log(kind);
  }
}
