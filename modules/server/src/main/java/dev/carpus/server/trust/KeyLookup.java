package dev.carpus.server.trust;

import com.nimbusds.jose.jwk.JWK;

/** What came of looking for a key. */
sealed interface KeyLookup {
  record Found(JWK key) implements KeyLookup {}

  /** The client has no such key. */
  record Unknown() implements KeyLookup {}

  /** Nobody can say: the client's keys could not be fetched. */
  record Unavailable() implements KeyLookup {}
}
