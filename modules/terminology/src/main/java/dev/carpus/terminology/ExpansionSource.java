package dev.carpus.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** Expands what the resources at hand cannot: filters, and whole code systems. */
public interface ExpansionSource {
  /** What came of asking. */
  sealed interface Expansion {
    /** The codes, as they are known now. */
    record Codes(List<CodeKey> codes) implements Expansion {
      public Codes {
        codes = List.copyOf(codes);
      }
    }

    /**
     * Nobody can tell.
     *
     * @param reason why not, in words
     */
    record Unavailable(String reason) implements Expansion {}
  }

  /** The codes of one include or exclude of a value set, without the value sets that it names. */
  Expansion expand(ConceptSetComponent include);

  /** A source that knows nothing, for content that stands for itself. */
  static ExpansionSource none() {
    return include ->
        new Expansion.Unavailable("no terminology server is configured for " + include.getSystem());
  }
}
