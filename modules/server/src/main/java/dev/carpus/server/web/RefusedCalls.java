package dev.carpus.server.web;

import dev.carpus.server.trust.Admission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells the audit log of every call that was not let in, and counts them; nothing of what their
 * tokens said. Thread-safe.
 */
public final class RefusedCalls {
  private static final Logger AUDIT = LoggerFactory.getLogger("dev.carpus.audit");

  private final RefusalCounts counts;

  /** Counts them there, by the words of their reasons. */
  RefusedCalls(RefusalCounts counts) {
    this.counts = counts;
  }

  /** Notes a call that was not let in. */
  void note(Admission.Refused refused, CalledPath path) {
    counts.count(refused.reason().word());
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
}
