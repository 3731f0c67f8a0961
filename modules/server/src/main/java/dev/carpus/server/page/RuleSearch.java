package dev.carpus.server.page;

import dev.carpus.pathway.Citation;
import dev.carpus.pathway.Clause;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Rule;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the rules of a guideline by the words in them. */
final class RuleSearch {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final List<String> words;

  /**
   * A search.
   *
   * @param asked words, all of which must be there, in any order; case and accents do not count
   */
  RuleSearch(String asked) {
    words = Arrays.stream(SPACES.split(plain(asked))).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether nothing was asked, so that every rule is found. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The ids of the rules that were found, in the order of the guideline. */
  Set<String> in(Guideline guideline) {
    return guideline
        .rules()
        .filter(this::finds)
        .map(Rule::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean finds(Rule rule) {
    String text =
        plain(
            Stream.of(
                    Stream.of(rule.id(), rule.title(), rule.detail()),
                    rule.plainText().stream(),
                    rule.proposal().map(each -> each.order().label()).stream(),
                    rule.clauses().stream().flatMap(RuleSearch::texts),
                    rule.citations().stream().flatMap(RuleSearch::texts))
                .flatMap(each -> each)
                .collect(Collectors.joining(" ")));
    return words.stream().allMatch(text::contains);
  }

  private static Stream<String> texts(Clause clause) {
    return Stream.of(
            clause.title(),
            clause.detail(),
            clause.plainText(),
            clause.proposal().map(each -> each.order().label()))
        .flatMap(Optional::stream);
  }

  private static Stream<String> texts(Citation citation) {
    return Stream.concat(Stream.of(citation.label(), citation.display()), citation.text().stream());
  }

  private static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
