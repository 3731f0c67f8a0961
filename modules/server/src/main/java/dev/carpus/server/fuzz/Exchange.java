package dev.carpus.server.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of sending a request.
 *
 * @param answers in the order in which they came
 * @param fault what was wrong with the connection or with the form of the answers
 * @param took from the first byte sent to the end of the connection
 */
record Exchange(List<Answer> answers, Optional<String> fault, Duration took) {
  /** An answer that takes longer is suspect. */
  static final Duration SLOW = Duration.ofSeconds(1);

  Exchange {
    answers = List.copyOf(answers);
  }

  /** The status of the first answer; 0 if there is none. */
  int status() {
    return answers.isEmpty() ? 0 : answers.getFirst().status();
  }

  /** Whether it was so slow that it must be tried again. */
  boolean isSlow() {
    return took.compareTo(SLOW) > 0;
  }
}
