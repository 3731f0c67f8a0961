package dev.carpus.pathway;

import dev.carpus.terminology.UnmappedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of all rules for one patient.
 *
 * @param judgements one for each draft order that was judged; one without a draft where there was
 *     none
 * @param unmapped codes of the record that the terminology does not know, as often as they occur
 * @param off why rules were switched off, by their ids
 */
public record Evaluation(
    List<Judgement> judgements, List<UnmappedCode> unmapped, Map<String, String> off) {
  public Evaluation {
    judgements = List.copyOf(judgements);
    unmapped = List.copyOf(unmapped);
    off = Map.copyOf(off);
  }

  /** All findings, those of each judgement after the other. */
  public Stream<Finding> findings() {
    return judgements.stream().flatMap(judgement -> judgement.findings().stream());
  }

  /** The same as a list. */
  List<Finding> allFindings() {
    if (judgements.size() == 1) {
      return judgements.getFirst().findings();
    }
    List<Finding> findings = new ArrayList<>();
    judgements.forEach(judgement -> findings.addAll(judgement.findings()));
    return findings;
  }
}
