package dev.carpus.reference;

import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * The results of a record whose value could not be used, for every rule that reads them (rules,
 * P-63).
 */
final class SetAside {
  private static final String TYPE = "Observation";

  private final ParsedRecord record;
  private final RecordRetrieve retrieve;

  SetAside(ParsedRecord record, RecordRetrieve retrieve) {
    this.record = record;
    this.retrieve = retrieve;
  }

  /** A line for each result among those that are read, with the reason. */
  List<String> among(Collection<Read> reads) {
    List<String> lines = new ArrayList<>();
    for (Resource resource : record.ofType(TYPE)) {
      List<QuantityNote> notes = record.notes(resource);
      if (!notes.isEmpty() && reads.stream().anyMatch(read -> retrieve.gives(resource, read))) {
        notes.forEach(note -> lines.add(line(EvidenceReading.of(resource), note)));
      }
    }
    return lines;
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
