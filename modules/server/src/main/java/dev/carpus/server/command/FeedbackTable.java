package dev.carpus.server.command;

import dev.carpus.server.memory.FeedbackSummary;
import dev.carpus.server.memory.FeedbackSummary.Line;
import dev.carpus.server.memory.FeedbackSummary.Overridden;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What became of cards, as a table for people.
 *
 * @param rows the head, and a row for each line
 */
record FeedbackTable(List<List<String>> rows) {
  private static final List<String> HEAD =
      List.of(
          "pathway", "client", "rule", "shown", "accepted", "overridden", "unanswered", "reasons");

  /** The columns from the first number to the last. */
  private static final int FIRST_NUMBER = 3;

  private static final int LAST_NUMBER = 6;

  static FeedbackTable of(FeedbackSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    summary.lines().forEach(line -> rows.add(row(line)));
    return new FeedbackTable(rows);
  }

  private static List<String> row(Line line) {
    return List.of(
        line.service() + " " + line.version(),
        line.client(),
        line.rule(),
        "" + line.shown(),
        "" + line.accepted(),
        "" + line.overridden().all(),
        "" + line.unanswered(),
        reasons(line.overridden()));
  }

  private static String reasons(Overridden overridden) {
    List<String> reasons = new ArrayList<>();
    overridden.reasons().forEach(each -> reasons.add(each.code() + " " + each.cards()));
    times("comment alone", overridden.commented()).ifPresent(reasons::add);
    times("no reason", overridden.unexplained()).ifPresent(reasons::add);
    return String.join(", ", reasons);
  }

  private static Optional<String> times(String word, long times) {
    return times == 0 ? Optional.empty() : Optional.of(word + " " + times);
  }

  /** Prints it, or that there is nothing. */
  void print(PrintWriter out) {
    if (rows.size() == 1) {
      out.println("no card has been shown in that time");
      return;
    }
    List<Integer> widths =
        IntStream.range(0, HEAD.size())
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    rows.forEach(row ->
        out.println(
            IntStream.range(0, row.size())
                .mapToObj(column -> cell(row.get(column), column, widths.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing()));
  }

  private static String cell(String text, int column, int width) {
    String space = " ".repeat(width - text.length());
    return column >= FIRST_NUMBER && column <= LAST_NUMBER ? space + text : text + space;
  }
}
