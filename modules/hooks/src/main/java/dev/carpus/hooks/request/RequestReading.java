package dev.carpus.hooks.request;

import java.util.List;

/** What came of reading a body as the request of a hook. */
public sealed interface RequestReading {
  /** The body is a request. */
  record Read(HookRequest request) implements RequestReading {}

  /** The body is none, for all of these reasons. */
  record Unreadable(List<Problem> problems) implements RequestReading {
    /**
     * @throws IllegalArgumentException if there is no problem
     */
    public Unreadable {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("an unreadable body must have a problem");
      }
    }
  }
}
