package dev.carpus.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line of the log that says that a service has stopped; written once. Thread-safe. */
final class EndLine implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(EndLine.class);

  private final AtomicBoolean isWritten = new AtomicBoolean();

  @Override
  public void run() {
    if (!isWritten.getAndSet(true)) {
      LOG.info("stopped");
    }
  }
}
