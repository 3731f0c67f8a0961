package dev.carpus.hooks.feedback;

import dev.carpus.hooks.request.Problem;
import java.util.List;

/** What came of reading a body as feedback. */
public sealed interface FeedbackReading {
  /** The body is feedback: one entry or more. */
  record Read(List<Feedback> entries) implements FeedbackReading {
    public Read {
      entries = List.copyOf(entries);
    }
  }

  /** The body is none, for all of these reasons. */
  record Unreadable(List<Problem> problems) implements FeedbackReading {
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
