package dev.carpus.logic.compiled;

import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.ReadRecord;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The results of a record whose value could not be used, for every rule that reads them (rules,
 * P-63).
 */
final class UnusableResults {
  private static final String TYPE = "Observation";

  private final ReadRecord record;
  private final ConceptIndex index;
  private final List<Fact> results = new ArrayList<>();

  UnusableResults(ReadRecord record, ConceptIndex index) {
    this.record = record;
    this.index = index;
    if (!record.hasNoNotes()) {
      for (Fact result : record.facts().ofType(TYPE)) {
        if (!record.notes(result).isEmpty() && isMeant(result)) {
          results.add(result);
        }
      }
    }
  }

  /** What was entered in error says nothing, usable or not. */
  private static boolean isMeant(Fact result) {
    return !(result.element("status") instanceof Fact status
        && "entered-in-error".equals(status.value()));
  }

  /** Whether all values can be used. */
  boolean isEmpty() {
    return results.isEmpty();
  }

  /** A line for each result among those that are read, with the reason. */
  List<String> among(Collection<Read> reads) {
    List<String> lines = new ArrayList<>();
    for (Fact result : results) {
      if (reads.stream().anyMatch(read -> gives(result, read))) {
        Evidence evidence = RecordEvidence.of(result);
        record.notes(result).forEach(note -> lines.add(line(evidence, note)));
      }
    }
    return lines;
  }

  /** The keys of the reads that give such a result: what they do not find may still be so. */
  Set<String> keysAmong(Collection<Read> reads) {
    Set<String> keys = new HashSet<>();
    for (Read read : reads) {
      if (results.stream().anyMatch(result -> gives(result, read))) {
        keys.add(read.key());
      }
    }
    return keys;
  }

  private boolean gives(Fact result, Read read) {
    return read.type().equals(TYPE)
        && (read.valueSet().isEmpty()
            || isIn(result.element(read.codePath()), index.bitOf(read.valueSet())));
  }

  private static boolean isIn(@Nullable Object coded, int bit) {
    return Rows.list(coded).stream().anyMatch(each -> each instanceof Fact fact && fact.isIn(bit));
  }

  private static String line(Evidence result, String note) {
    return result.display().orElse(result.reference())
        + result.date().map(date -> " " + date).orElse("")
        + " ("
        + result.reference()
        + "): "
        + note;
  }
}
