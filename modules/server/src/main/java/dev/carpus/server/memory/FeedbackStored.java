package dev.carpus.server.memory;

/** What came of storing feedback. */
public sealed interface FeedbackStored {
  /** All of it is stored, and would outlive the machine. */
  record Stored() implements FeedbackStored {}

  /** It may not be stored; sent again, it is stored once all the same. */
  record Failed() implements FeedbackStored {}
}
