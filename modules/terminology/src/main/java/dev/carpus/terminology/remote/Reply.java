package dev.carpus.terminology.remote;

/** What came of one question to a terminology server. */
sealed interface Reply<T> {
  /** An answer that can be used. */
  record Given<T>(T value) implements Reply<T> {}

  /** No answer that can be used. */
  sealed interface Missing<T> extends Reply<T> {
    /** Why not, in words. */
    String reason();
  }

  /** A server that works has nothing to say to this question. */
  record Refused<T>(String reason) implements Missing<T> {}

  /**
   * The server says that it failed. It may be well off otherwise: HAPI fails so at every value set
   * that is too large for it, and at every code system that it does not have.
   */
  record Stumbled<T>(String reason) implements Missing<T> {}

  /** The server did not answer, or with something that is no answer. */
  record Failed<T>(String reason) implements Missing<T> {}
}
