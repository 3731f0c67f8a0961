package dev.carpus.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rows of a run.
 *
 * @param kind what is measured
 * @param size how many resources each request has
 */
record Selection(Kind kind, int size) {
  /**
   * The rows that words name: kinds, groups, sizes, or rows such as {@code ours-20}. Sizes alone
   * mean all kinds, kinds alone all sizes, nothing means everything.
   *
   * @throws IllegalArgumentException if a word names nothing; says what there is
   */
  static List<Selection> of(List<String> words) {
    Set<Integer> sizes = new TreeSet<>();
    Set<Kind> kinds = new TreeSet<>();
    List<Selection> rows = new ArrayList<>();
    for (String word : words) {
      Optional<Selection> row =
          all(Set.of(Kind.values()), BusyChart.SIZES)
              .filter(each -> each.kind.of(each.size).toString().equals(word))
              .findFirst();
      List<Kind> meant =
          Arrays.stream(Kind.values())
              .filter(kind -> kind.word().equals(word) || kind.group().equals(word))
              .toList();
      if (row.isPresent()) {
        rows.add(row.get());
      } else if (!meant.isEmpty()) {
        kinds.addAll(meant);
      } else {
        sizes.add(size(word));
      }
    }
    return chosen(kinds, sizes, rows);
  }

  private static List<Selection> chosen(Set<Kind> kinds, Set<Integer> sizes, List<Selection> rows) {
    boolean isEach = !kinds.isEmpty() || !sizes.isEmpty() || rows.isEmpty();
    Stream<Selection> crossed =
        isEach
            ? all(
                kinds.isEmpty() ? Set.of(Kind.values()) : kinds,
                sizes.isEmpty() ? BusyChart.SIZES : List.copyOf(sizes))
            : Stream.of();
    List<Selection> chosen = Stream.concat(crossed, rows.stream()).distinct().toList();
    return all(Set.of(Kind.values()), BusyChart.SIZES).filter(chosen::contains).toList();
  }

  private static int size(String word) {
    return BusyChart.SIZES.stream()
        .filter(size -> size.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(word)));
  }

  private static String unknown(String word) {
    return "no row, group or size "
        + word
        + "; there are the rows "
        + String.join(", ", Arrays.stream(Kind.values()).map(Kind::word).toList())
        + "; the groups "
        + String.join(", ", Kind.groups())
        + "; and the sizes "
        + String.join(", ", BusyChart.SIZES.stream().map(Objects::toString).toList());
  }

  /** All of these, by size first, as rows of one size are compared. */
  private static Stream<Selection> all(Set<Kind> kinds, List<Integer> sizes) {
    return sizes.stream()
        .flatMap(size ->
            Arrays.stream(Kind.values())
                .filter(kinds::contains)
                .map(kind -> new Selection(kind, size)));
  }
}
