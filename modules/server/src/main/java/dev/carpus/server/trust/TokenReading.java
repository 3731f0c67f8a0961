package dev.carpus.server.trust;

/** What came of reading a token. */
sealed interface TokenReading {
  record Read(Token token) implements TokenReading {}

  record Unreadable(Refusal reason) implements TokenReading {}
}
