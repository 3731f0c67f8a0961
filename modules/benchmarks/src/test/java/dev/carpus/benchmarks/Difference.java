package dev.carpus.benchmarks;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How two engines differ on one case.
 *
 * @param caseId the case
 * @param order the order that is judged, as {@code Type/id}; empty for none
 * @param ownAlone the actions that hold for Carpus alone, in their order, with spaces between
 * @param peerAlone those that hold for the peer alone
 */
record Difference(String caseId, String order, String ownAlone, String peerAlone) {
  /** How these actions differ; nothing if they are the same. */
  static Optional<Difference> between(
      String caseId, JudgedOrder order, Collection<String> own, Collection<String> peer) {
    Difference difference =
        new Difference(caseId, order.draft().orElse(""), without(own, peer), without(peer, own));
    return difference.ownAlone.isEmpty() && difference.peerAlone.isEmpty()
        ? Optional.empty()
        : Optional.of(difference);
  }

  private static String without(Collection<String> some, Collection<String> others) {
    NavigableSet<String> left = new TreeSet<>(some);
    left.removeAll(others);
    return String.join(" ", left);
  }

  /** As a row of the table of known differences, but for the reason. */
  @Override
  public String toString() {
    return "| " + String.join(" | ", caseId, order, ownAlone, peerAlone) + " |";
  }
}
