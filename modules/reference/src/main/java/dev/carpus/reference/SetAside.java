package dev.carpus.reference;

import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * The results of a record whose value could not be used, for every rule that reads them (rules,
 * P-63).
 */
final class SetAside {
  private static final String TYPE = "Observation";

  private final ParsedRecord record;
  private final RecordRetrieve retrieve;
  private final List<Resource> results;

  SetAside(ParsedRecord record, RecordRetrieve retrieve) {
    this.record = record;
    this.retrieve = retrieve;
    results =
        record.ofType(TYPE).stream()
            .filter(each -> !record.notes(each).isEmpty() && isMeant(each))
            .toList();
  }

  /** What was entered in error says nothing, usable or not. */
  private static boolean isMeant(Resource result) {
    return !(result instanceof Observation observation
        && observation.getStatus() == ObservationStatus.ENTEREDINERROR);
  }

  /** A line for each result among those that are read, with the reason. */
  List<String> among(Collection<Read> reads) {
    List<String> lines = new ArrayList<>();
    for (Resource resource : results) {
      if (reads.stream().anyMatch(read -> retrieve.gives(resource, read))) {
        record.notes(resource).forEach(note -> lines.add(line(EvidenceReading.of(resource), note)));
      }
    }
    return lines;
  }

  /** The keys of the reads that give such a result: what they do not find may still be so. */
  Set<String> keysAmong(Collection<Read> reads) {
    return reads.stream()
        .filter(read -> results.stream().anyMatch(result -> retrieve.gives(result, read)))
        .map(Read::key)
        .collect(Collectors.toSet());
  }

  private static String line(Evidence result, QuantityNote note) {
    return result.display().orElse(result.reference())
        + result.date().map(date -> " " + date).orElse("")
        + " ("
        + result.reference()
        + "): "
        + note.reason();
  }
}
