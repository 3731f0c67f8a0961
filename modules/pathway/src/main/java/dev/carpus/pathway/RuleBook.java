package dev.carpus.pathway;

import dev.carpus.logic.Question;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Finding.Gaps;
import dev.carpus.pathway.Finding.Speech;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The rules of a guideline in its order, each with what comes of it for most patients. */
final class RuleBook {
  private static final int NONE = -1;

  /**
   * A rule.
   *
   * @param asked how the logic is asked for its conditions
   * @param carrier the place of the rule that it speaks with, which comes before it; negative if
   *     there is none
   * @param usual what comes of it where its Logic is false, or where that of the first rule is that
   *     carries it; of a rule without either, always
   */
  record Entry(AskedRule asked, int carrier, Finding usual) {
    /** Whether it speaks with another. */
    boolean isCarried() {
      return carrier != NONE;
    }
  }

  private final List<Entry> entries;

  /** The first place of each group, and at the end the number of all rules. */
  private final int[] groups;

  /**
   * The rules of a guideline.
   *
   * @param questions by which expressions are asked
   */
  RuleBook(Guideline guideline, Function<String, Question> questions) {
    List<Entry> all = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    groups = new int[guideline.groups().size() + 1];
    for (int group = 0; group < guideline.groups().size(); group++) {
      groups[group] = all.size();
      for (Rule rule : guideline.groups().get(group).rules()) {
        places.put(rule.id(), all.size());
        all.add(entry(rule, questions, all, places));
      }
    }
    groups[groups.length - 1] = all.size();
    entries = List.copyOf(all);
  }

  private static Entry entry(
      Rule rule,
      Function<String, Question> questions,
      List<Entry> before,
      Map<String, Integer> places) {
    AskedRule asked = AskedRule.of(rule, questions);
    if (asked.logic().isPresent()) {
      return new Entry(asked, NONE, finding(rule, Ternary.FALSE));
    }
    if (rule.carrier().isEmpty()) {
      return new Entry(asked, NONE, finding(rule, Ternary.TRUE));
    }
    int carrier = Objects.requireNonNull(places.get(rule.carrier().get()), "carriers come first");
    return new Entry(asked, carrier, finding(rule, before.get(carrier).usual().state()));
  }

  private static Finding finding(Rule rule, Ternary state) {
    return new Finding(
        rule, state, List.of(), Optional.empty(), Speech.NONE, Gaps.NONE, Optional.empty());
  }

  /** The rules, those that carry others before these. */
  List<Entry> entries() {
    return entries;
  }

  /** How many groups they form. */
  int groups() {
    return groups.length - 1;
  }

  /** The place of the first rule of a group; of the number of groups, that after the last rule. */
  int start(int group) {
    return groups[group];
  }
}
