package dev.carpus.server.web;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the service takes calls. */
public final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final AtomicBoolean isReady = new AtomicBoolean();

  /** Says that it does. */
  public void begin() {
    isReady.set(true);
  }

  /** Says that it is about to stop, and tells the log if it took calls until now. */
  public void end() {
    if (isReady.getAndSet(false)) {
      LOG.info("stopping: calls that are under way are answered, no other");
    }
  }

  boolean isReady() {
    return isReady.get();
  }
}
