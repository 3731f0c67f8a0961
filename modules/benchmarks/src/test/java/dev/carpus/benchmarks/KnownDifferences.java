package dev.carpus.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The differences that {@code docs/APPLY.md} lists, each with its reason. */
final class KnownDifferences {
  private static final Path DOCUMENT =
      Path.of(Objects.requireNonNull(System.getProperty("carpus.root")), "docs", "APPLY.md");

  /** A row: case, order, what holds for Carpus alone, for the peer alone, reason. */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (\\S+) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\| (R\\d+) \\|$", Pattern.MULTILINE);

  /** A reason: its number and what it is. */
  private static final Pattern REASON =
      Pattern.compile("^- \\*\\*(R\\d+)\\.\\*\\*", Pattern.MULTILINE);

  private final String text = read();

  private static String read() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All that are listed. */
  List<Difference> all() {
    return ROW.matcher(text)
        .results()
        .map(row ->
            new Difference(
                row.group(1), row.group(2).strip(), row.group(3).strip(), row.group(4).strip()))
        .toList();
  }

  /** Those of one case. */
  List<Difference> of(String caseId) {
    return all().stream().filter(each -> each.caseId().equals(caseId)).toList();
  }

  /** The reasons that are explained. */
  NavigableSet<String> explained() {
    return found(REASON.matcher(text), 1);
  }

  /** The reasons that rows give. */
  NavigableSet<String> given() {
    return found(ROW.matcher(text), 5);
  }

  private static NavigableSet<String> found(Matcher matcher, int group) {
    return matcher
        .results()
        .map(each -> each.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
