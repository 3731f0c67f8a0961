package dev.carpus.server.command;

import java.util.List;

/** What came of evaluating a file. */
sealed interface FileResult {
  /** The answer, as one line of JSON. */
  record Answer(String json) implements FileResult {}

  /** The file lacks data without which there is no evaluation; an OperationOutcome says which. */
  record Lacking(String outcome) implements FileResult {}

  /** The file is neither a hook request nor a Bundle with one patient. */
  record Unreadable(List<String> problems) implements FileResult {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }
}
