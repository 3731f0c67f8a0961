package dev.carpus.reference;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.CaseRun;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The runs of the authors' cases of the shipped content, each made once for all tests. */
final class ShippedRuns {
  private static final CaseRunner RUNNER =
      new CaseRunner(ShippedPathway.get(), ZoneOffset.UTC, UUID::randomUUID);
  private static final Map<String, CaseRun> RUNS = new HashMap<>();

  private ShippedRuns() {}

  /** The files of the cases. */
  static Stream<ContentFile> files() {
    ContentFolder folder = ContentFolder.shipped();
    Path pathway = folder.pathways().getFirst();
    return folder.files(pathway.resolve("cases"), ".json").stream();
  }

  /** The run of a case that can be read. */
  static CaseRun of(ContentFile file) {
    return RUNS.computeIfAbsent(
        file.name(), _ -> RUNNER.run(((CaseReading.Read) CaseReader.read(file)).contentCase()));
  }
}
