package dev.carpus.server.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The table {@code docs/CONFORMANCE.md}: made of the requirements, the tests that name them and the
 * reasons why the others have none. Run with {@code -Dcarpus.write.conformance=true} it writes the
 * table anew.
 */
class ConformanceTest {
  private static final Path TABLE =
      Path.of(System.getProperty("carpus.root")).resolve("docs/CONFORMANCE.md");

  private final Map<String, NavigableSet<String>> tests = NamedInTests.all();
  private final Map<String, List<String>> reasons = reasons();

  ConformanceTest() throws IOException {}

  /** The state and the reason of the rows that no test shows, by id. */
  private static Map<String, List<String>> reasons() throws IOException {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    try (InputStream in = ConformanceTest.class.getResourceAsStream("without-test.tsv")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .forEach(line -> reasons.put(line.get(0), line.subList(1, 3)));
    }
    return reasons;
  }

  private String state(Requirement row) {
    return tests.containsKey(row.id())
        ? "met"
        : reasons.getOrDefault(row.id(), List.of("NOT SHOWN", "")).getFirst();
  }

  private String shownBy(Requirement row) {
    return tests.containsKey(row.id())
        ? String.join(", ", tests.get(row.id()))
        : reasons.getOrDefault(row.id(), List.of("", "")).getLast();
  }

  private String table() throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            # Conformance with CDS Hooks 2.0.1

            Made by `ConformanceTest` of the requirements, of the tests that name them, and of the reasons in `without-test.tsv`; not to be
            edited by hand. *met*: the tests named show it. *not applicable*: it binds others, for the reason given. *not yet*: Carpus does not do
            this. Items of the 3.0 ballot (STU) are not claimed.

            | row | area | strength | requirement | state | shown by, or why not |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (Requirement row : Requirement.all()) {
      table
          .append("| ")
          .append(
              String.join(
                  " | ",
                  row.id(),
                  row.area(),
                  row.strength(),
                  row.statement(),
                  state(row),
                  shownBy(row)))
          .append(" |\n");
    }
    return table.toString();
  }

  @Test
  void isWhatTheTestsShow() throws IOException {
    if (Boolean.getBoolean("carpus.write.conformance")) {
      Files.writeString(TABLE, table());
    }
    assertThat(Files.readString(TABLE))
        .as("write it anew: -Dtest=ConformanceTest -Dcarpus.write.conformance=true")
        .isEqualTo(table());
  }

  @Test
  void leavesNothingUnmetThatBindsAService() throws IOException {
    assertThat(Requirement.all())
        .hasSize(225)
        .filteredOn(row -> row.isMust() && !state(row).equals("met"))
        .extracting(Requirement::id)
        .containsExactly("R-222", "R-223", "R-224", "R-225");
  }

  @Test
  void givesAReasonForEveryRowWithoutATest() throws IOException {
    assertThat(Requirement.all())
        .filteredOn(row -> state(row).equals("NOT SHOWN"))
        .extracting(Requirement::id)
        .isEmpty();
    assertThat(Requirement.all())
        .filteredOn(row -> state(row).equals("not applicable") && !row.isClients())
        .extracting(Requirement::id)
        .containsExactly("R-222", "R-223", "R-224", "R-225");
    assertThat(reasons.keySet()).doesNotContainAnyElementsOf(tests.keySet());
  }
}
