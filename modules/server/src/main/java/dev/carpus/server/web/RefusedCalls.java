package dev.carpus.server.web;

import dev.carpus.server.trust.Admission;
import dev.carpus.server.trust.Refusal;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells the audit log of every call that was not let in, and counts them; nothing of what their
 * tokens said. Thread-safe.
 */
public final class RefusedCalls {
  private static final Logger AUDIT = LoggerFactory.getLogger("dev.carpus.audit");

  private final Map<Refusal, LongAdder> counts = new ConcurrentHashMap<>();

  /** Notes a call that was not let in. */
  void note(Admission.Refused refused, CalledPath path) {
    counts.computeIfAbsent(refused.reason(), _ -> new LongAdder()).increment();
    LoggingEventBuilder line =
        AUDIT
            .atInfo()
            .addKeyValue("event", "refused")
            .addKeyValue("reason", refused.reason().word())
            .addKeyValue("path", path.word());
    if (refused.client().isPresent()) {
      line = line.addKeyValue("client", refused.client().get());
    }
    line.log("call refused");
  }

  /** How many calls were not let in for that reason. */
  public long count(Refusal reason) {
    LongAdder count = counts.get(reason);
    return count == null ? 0 : count.sum();
  }

  /** How many calls were not let in, by the words of all reasons there are. */
  public Map<String, Long> counts() {
    return Arrays.stream(Refusal.values())
        .collect(Collectors.toUnmodifiableMap(Refusal::word, this::count));
  }
}
