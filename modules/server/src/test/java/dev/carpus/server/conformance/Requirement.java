package dev.carpus.server.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the requirements of CDS Hooks.
 *
 * @param id such as {@code R-001}
 * @param strength the specification's word, such as SHALL
 */
record Requirement(String id, String area, String strength, String statement) {
  private static final Pattern ROW =
      Pattern.compile("\\| (R-\\d{3}) \\| (.*?) \\| (.*?) \\| (.*?) (?<!\\\\)\\|.*");

  /** All rows, in their order. */
  static List<Requirement> all() throws IOException {
    Path file =
        Path.of(System.getProperty("carpus.shared")).resolve("protocol/cds-hooks-requirements.md");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> new Requirement(row.group(1), row.group(2), row.group(3), row.group(4)))
          .toList();
    }
  }

  /** Whether it binds the client. */
  boolean isClients() {
    return strength.contains("(client)");
  }

  /** Whether a service that claims the specification must meet it. */
  boolean isMust() {
    return strength.contains("SHALL") && !isClients();
  }
}
