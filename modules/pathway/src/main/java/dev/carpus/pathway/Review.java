package dev.carpus.pathway;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the clinical review of a pathway has come, as a whole and rule by rule.
 *
 * @param status that of the pathway, which its PlanDefinition says
 * @param signOffs what was said of single rules, by their id
 */
public record Review(ReviewStatus status, Map<String, SignOff> signOffs) {
  public Review {
    signOffs = Map.copyOf(signOffs);
  }

  /** That of a rule; one of which nothing was said takes the pathway's status, but no approval. */
  public SignOff of(Rule rule) {
    return Optional.ofNullable(signOffs.get(rule.id())).orElseGet(() -> SignOff.unsaid(status));
  }

  /** The least advanced status of the pathway and of these rules. */
  public ReviewStatus least(Collection<Rule> rules) {
    return rules.stream().map(rule -> of(rule).status()).reduce(status, ReviewStatus::least);
  }

  /** Those of these rules that are not approved, in their order. */
  public List<Rule> unapproved(Collection<Rule> rules) {
    return rules.stream().filter(rule -> of(rule).status() != ReviewStatus.APPROVED).toList();
  }
}
