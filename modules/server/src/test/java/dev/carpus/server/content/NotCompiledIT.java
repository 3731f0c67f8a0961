package dev.carpus.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.LogLines;
import dev.carpus.server.Service;
import dev.carpus.server.SmallContent;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators are told of a pathway that the compiler does not know all of. */
class NotCompiledIT {
  private static final String METRIC = "carpus_pathways_not_compiled";
  private static final String FACTS = "small/cql/SmallFacts.cql";
  private static final String KNOWN = "exists [Procedure: \"Films\"]";
  private static final String UNKNOWN = KNOWN + "\n    and exists (ExpandValueSet(\"Films\"))";

  @TempDir private Path folder = Path.of("");

  private final LogLines log = new LogLines();

  @AfterEach
  void stopListening() {
    log.close();
  }

  private static Service start(SmallContent content) {
    return Service.start(
        Service.PATIENT, content.folder(), Optional.empty(), InstantSource.fixed(Service.AT));
  }

  private List<JsonNode> lines() {
    return log.with("level", "ERROR").stream()
        .filter(line -> line.path("message").asString().contains("not compiled"))
        .toList();
  }

  @Test
  void countsNoPathwayThatIsCompiled() {
    try (Service service = start(SmallContent.below(folder))) {
      assertThat(service.metric(METRIC)).contains(0.0);
      assertThat(lines()).isEmpty();
    }
  }

  @Test
  void tellsLoudlyAndByAMetricUntilAllIsCompiled() {
    SmallContent content = SmallContent.below(folder).edit(FACTS, KNOWN, UNKNOWN);
    try (Service service = start(content)) {
      assertThat(service.metric(METRIC)).contains(1.0);
      assertThat(lines())
          .singleElement()
          .satisfies(line -> {
            assertThat(line.path("pathway").asString()).isEqualTo("small");
            assertThat(line.path("library").asString()).isEqualTo("SmallFacts");
            assertThat(line.path("line").asString()).isEqualTo("34");
            assertThat(line.path("operator").asString()).isEqualTo("ExpandValueSet");
          });

      content.edit(FACTS, UNKNOWN, KNOWN);
      Eventually.see(() -> service.metric(METRIC).orElseThrow(), is -> is == 0);
    }
  }
}
