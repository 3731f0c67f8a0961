package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one ValueSet tells of an expansion.
 *
 * @param codes the codes that can be used; abstract ones cannot
 * @param entries how many concepts it lists, abstract ones included
 * @param total how many concepts there are on all pages, if it says so
 * @param timestamp when it was expanded, as it is written; empty if it does not say
 * @see <a href="https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion">FHIR R4,
 *     ValueSet.expansion</a>
 */
record ExpansionPage(List<CodeKey> codes, int entries, OptionalInt total, String timestamp) {
  ExpansionPage {
    codes = List.copyOf(codes);
  }
}
