package dev.carpus.server.retrieval;

import java.util.OptionalLong;

/**
 * How many matches came, beside how many there are.
 *
 * @param matches how many came
 * @param total how many there are, as the pages say; 0 where none says so
 */
record Tally(long matches, long total) {
  /** Nothing came yet. */
  static final Tally NONE = new Tally(0, 0);

  static Tally of(int matches, OptionalLong total) {
    return new Tally(matches, total.orElse(0));
  }

  /** With another page of the same search. */
  Tally and(Tally page) {
    return new Tally(matches + page.matches, Math.max(total, page.total));
  }

  /** Whether the last page has come and some of what there is has not. */
  boolean isShort() {
    return matches < total;
  }

  /** Why a search was not obtained whose pages end too soon. */
  static Reason tooShort() {
    return new Reason(
        Cause.INCOMPLETE, "it holds fewer matches than its total says, and links to no next page");
  }
}
