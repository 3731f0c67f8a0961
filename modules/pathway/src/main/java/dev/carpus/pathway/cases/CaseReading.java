package dev.carpus.pathway.cases;

import dev.carpus.pathway.content.ContentProblem;

/** What came of reading a case file. */
public sealed interface CaseReading {
  /** A case. */
  record Read(ContentCase contentCase) implements CaseReading {}

  /** No case, and why. */
  record Unreadable(ContentProblem problem) implements CaseReading {}
}
