package dev.carpus.pathway;

import dev.carpus.terminology.UnmappedCode;
import java.util.List;

/**
 * What came of all rules for one patient.
 *
 * @param findings one for each rule of the guideline, in its order
 * @param unmapped codes of the record that the terminology does not know, as often as they occur
 */
public record Evaluation(List<Finding> findings, List<UnmappedCode> unmapped) {
  public Evaluation {
    findings = List.copyOf(findings);
    unmapped = List.copyOf(unmapped);
  }
}
