package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Evidence;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules that a user has overridden with a reason for a patient, and that rest (P-64): information
 * on patient-view alone, and only until a record speaks for it that the overridden card did not
 * name. What has something that could not be checked does not rest: it could be more than
 * information.
 *
 * @param evidenceByRule for each rule that rests, the references of the records that its card named
 */
public record Snoozes(Map<String, Set<String>> evidenceByRule) {
  public Snoozes {
    evidenceByRule = Map.copyOf(evidenceByRule);
  }

  /** Nothing rests. */
  public static Snoozes none() {
    return new Snoozes(Map.of());
  }

  /** Whether a finding rests. */
  boolean cover(Finding finding, Hook hook) {
    Set<String> known = evidenceByRule.get(finding.rule().id());
    return known != null
        && hook == Hook.PATIENT_VIEW
        && finding.indicator() == Indicator.INFO
        && finding.speech().uncheckable().isEmpty()
        && known.containsAll(
            finding.evidence().stream().map(Evidence::reference).collect(Collectors.toSet()));
  }
}
