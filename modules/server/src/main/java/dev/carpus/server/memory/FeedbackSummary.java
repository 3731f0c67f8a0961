package dev.carpus.server.memory;

import java.util.List;

/**
 * What became of cards, by rule; nothing of any patient.
 *
 * @param lines one for each rule, client and version of a pathway
 */
public record FeedbackSummary(List<Line> lines) {
  public FeedbackSummary {
    lines = List.copyOf(lines);
  }

  /**
   * What became of the cards of one rule. A card that was answered several times counts by its last
   * answer.
   *
   * @param service the id of the pathway
   * @param version the version of the pathway
   * @param client the client that showed them
   * @param shown how many cards named the rule
   * @param accepted of how many a suggestion was taken
   * @param overridden how many were rejected
   * @param unanswered of how many nothing was heard
   */
  public record Line(
      String service,
      String version,
      String client,
      String rule,
      long shown,
      long accepted,
      Overridden overridden,
      long unanswered) {}

  /**
   * How many cards were rejected.
   *
   * @param reasons with a reason that has a code
   * @param commented with a comment alone
   * @param unexplained without saying why
   */
  public record Overridden(List<Reason> reasons, long commented, long unexplained) {
    public Overridden {
      reasons = List.copyOf(reasons);
    }

    /** How many all together. */
    public long all() {
      return reasons.stream().mapToLong(Reason::cards).sum() + commented + unexplained;
    }
  }

  /** How many cards were rejected for one reason. */
  public record Reason(String system, String code, long cards) {}
}
