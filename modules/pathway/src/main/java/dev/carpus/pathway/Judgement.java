package dev.carpus.pathway;

import dev.carpus.logic.Ternary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules found, for the record as it stands or for one draft order.
 *
 * @param draft the order that was judged; nothing on patient-view, or where there was none
 * @param findings one for each rule of the guideline, in its order
 * @param branches the values of the branches of conditions, by the expression that asks them, where
 *     the pathway was loaded so as to ask them
 */
public record Judgement(
    Optional<DraftOrder> draft, List<Finding> findings, Map<String, Ternary> branches) {
  public Judgement {
    findings = List.copyOf(findings);
    branches = Map.copyOf(branches);
  }
}
