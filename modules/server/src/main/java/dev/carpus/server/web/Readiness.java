package dev.carpus.server.web;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the service takes calls. */
public final class Readiness {
  private final AtomicBoolean isReady = new AtomicBoolean();

  /** Says that it does. */
  public void begin() {
    isReady.set(true);
  }

  /** Says that it is about to stop. */
  public void end() {
    isReady.set(false);
  }

  boolean isReady() {
    return isReady.get();
  }
}
