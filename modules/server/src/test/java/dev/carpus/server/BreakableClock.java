package dev.carpus.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** A clock that stands still and can break, so that whatever asks it fails. */
public final class BreakableClock implements InstantSource {
  /** What its failure says, which nobody must be told. */
  public static final String SECRET = "SECRET";

  private final AtomicBoolean isBroken = new AtomicBoolean();

  public void breakDown() {
    isBroken.set(true);
  }

  public void repair() {
    isBroken.set(false);
  }

  @Override
  public Instant instant() {
    if (isBroken.get()) {
      throw new IllegalStateException(SECRET);
    }
    return Service.AT;
  }
}
