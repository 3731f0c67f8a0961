package dev.carpus.server.web;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

  CallLog(UUID requestId) {
    entries.put("requestId", requestId.toString());
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

  /** Writes the line of a hook call. */
  void write() {
    write("hook call");
  }

  /**
   * Writes the line.
   *
   * @param kind of the call
   */
  void write(String kind) {
    LoggingEventBuilder line = LOG.atInfo();
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      line = line.addKeyValue(entry.getKey(), entry.getValue());
    }
    line.log(kind);
  }
}
