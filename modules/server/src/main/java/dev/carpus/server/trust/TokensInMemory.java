package dev.carpus.server.trust;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Remembers used tokens in this process alone. While it is full of tokens that have not expired, no
 * other token is new: rather nobody is let in than somebody twice. Thread-safe.
 */
public final class TokensInMemory implements TokenLedger {
  private final InstantSource clock;
  private final int most;
  private final Set<Id> used = new HashSet<>();
  private final Queue<Expiry> expiries = new PriorityQueue<>(Comparator.comparing(Expiry::at));

  /**
   * An empty memory.
   *
   * @param most how many tokens it holds
   */
  public TokensInMemory(InstantSource clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  private record Id(String issuer, String jti) {}

  private record Expiry(Id id, Instant at) {}

  @Override
  public synchronized boolean isNew(String issuer, String jti, Instant expiresAt) {
    forgetExpired();
    Id id = new Id(issuer, jti);
    if (used.size() >= most || !used.add(id)) {
      return false;
    }
    expiries.add(new Expiry(id, expiresAt));
    return true;
  }

  private void forgetExpired() {
    Instant now = clock.instant();
    for (Expiry next = expiries.peek();
        next != null && !next.at().isAfter(now);
        next = expiries.peek()) {
      used.remove(next.id());
      expiries.remove();
    }
  }
}
