package dev.carpus.server.web;

import dev.carpus.server.trust.Admission;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells the audit log of every call that came to no door, in lines of one shape; nothing of what
 * the calls or their tokens said. Thread-safe.
 */
public final class RefusedCalls {
  private static final Logger AUDIT = LoggerFactory.getLogger("dev.carpus.audit");
  private static final int UNAUTHORIZED = 401;

  private final RefusalCounts counts;
  private final Supplier<UUID> ids;

  /**
   * Tells, and counts those whose token could not be taken.
   *
   * @param counts where they are counted, by the words of their reasons
   * @param ids gives a new random uuid at each call
   */
  RefusedCalls(RefusalCounts counts, Supplier<UUID> ids) {
    this.counts = counts;
    this.ids = ids;
  }

  /**
   * Notes and counts a call that was not let in.
   *
   * @return its id
   */
  UUID note(Admission.Refused refused, CalledPath path) {
    counts.count(refused.reason().word());
    return note(refused.reason().word(), UNAUTHORIZED, path, refused.client());
  }

  /**
   * Notes a call.
   *
   * @param reason a word of ours
   * @param status with which it is answered
   * @param client the name of the client, as the site has named it, if it is known
   * @return its id
   */
  UUID note(String reason, int status, CalledPath path, Optional<String> client) {
    UUID id = ids.get();
    LoggingEventBuilder line =
        AUDIT
            .atInfo()
            .addKeyValue("event", "refused")
            .addKeyValue("requestId", id.toString())
            .addKeyValue("reason", reason)
            .addKeyValue("status", status)
            .addKeyValue("path", path.word());
    if (client.isPresent()) {
      line = line.addKeyValue("client", client.get());
    }
    line.log("call refused");
    return id;
  }
}
