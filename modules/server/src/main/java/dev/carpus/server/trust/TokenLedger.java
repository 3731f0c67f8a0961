package dev.carpus.server.trust;

import java.time.Instant;

/** Remembers the tokens that have been used, until they expire. */
public interface TokenLedger {
  boolean isNew(String issuer, String jti, Instant expiresAt);
}
