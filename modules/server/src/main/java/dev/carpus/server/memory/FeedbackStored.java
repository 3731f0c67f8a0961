package dev.carpus.server.memory;

/** What came of storing feedback. */
public sealed interface FeedbackStored {
  /**
   * All of it is stored, and would outlive the machine.
   *
   * @param unknown how many entries are about cards that this service has not shown to this client,
   *     or no longer remembers; 0 where the database does not say so in time
   */
  record Stored(int unknown) implements FeedbackStored {}

  /** It may not be stored; sent again, it is stored once all the same. */
  record Failed() implements FeedbackStored {}
}
