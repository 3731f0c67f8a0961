package dev.carpus.pathway;

import dev.carpus.hooks.JsonMembers;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.JsonWriter;
import dev.carpus.hooks.card.Markdown;
import dev.carpus.hooks.card.MarkdownBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What rules say together. What was made for some rules is kept, up to a number of combinations: a
 * pathway's cards name the same few again and again. Thread-safe.
 */
final class RuleCombinations {
  private static final int MOST = 2000;

  private static final JsonMembers CITATION = JsonMembers.name("citation");
  private static final JsonMembers DATE = JsonMembers.name("date");
  private static final JsonMembers DISPLAY = JsonMembers.name("display");
  private static final JsonMembers LABEL = JsonMembers.name("label");
  private static final JsonMembers PATHWAY = JsonMembers.name("pathway");
  private static final JsonMembers REVIEW = JsonMembers.name("review");
  private static final JsonMembers REVIEWER = JsonMembers.name("reviewer");
  private static final JsonMembers RULE = JsonMembers.name("rule");
  private static final JsonMembers RULES = JsonMembers.name("rules");
  private static final JsonMembers SIGN_OFF = JsonMembers.name("signOff");
  private static final JsonMembers SOURCES = JsonMembers.name("sources");
  private static final JsonMembers STATUS = JsonMembers.name("status");
  private static final JsonMembers TERMINOLOGY = JsonMembers.name("terminology");
  private static final JsonMembers VERSION = JsonMembers.name("version");

  private final Guideline guideline;
  private final Map<String, RuleVocabulary> vocabularies;
  private final Map<List<String>, RuleCombination> made = new ConcurrentHashMap<>();

  /**
   * Combinations of a guideline's rules.
   *
   * @param vocabularies the terms of every rule, by its id
   */
  RuleCombinations(Guideline guideline, Map<String, RuleVocabulary> vocabularies) {
    this.guideline = guideline;
    this.vocabularies = vocabularies;
  }

  /** What these rules say together, in their order. */
  RuleCombination of(List<Rule> rules) {
    List<String> ids = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      ids.add(rule.id());
    }
    RuleCombination known = made.get(ids);
    if (known != null) {
      return known;
    }
    RuleCombination combination =
        new RuleCombination(
            ids,
            JsonMembers.of(rules(ids)),
            JsonMembers.of(review(rules)),
            sources(rules),
            provenance(ids, Audience.CLINICIAN),
            provenance(ids, Audience.PATIENT));
    if (made.size() < MOST) {
      made.put(combination.ids(), combination);
    }
    return combination;
  }

  private JsonText rules(List<String> ids) {
    JsonWriter out = new JsonWriter().startObject().member(PATHWAY, guideline.canonical());
    out.members(RULES).startArray();
    ids.forEach(out::value);
    return out.end().end().text();
  }

  private JsonText review(List<Rule> rules) {
    JsonWriter out = new JsonWriter().startObject();
    ReviewStatus least = guideline.review().least(rules);
    out.members(REVIEW).startObject();
    out.member(STATUS, least.code()).member(LABEL, least.label()).end();
    out.members(SIGN_OFF).startArray();
    rules.forEach(rule -> write(rule.id(), guideline.review().of(rule), out));
    out.end();
    array(SOURCES, citations(rules), out, RuleCombinations::write);
    array(TERMINOLOGY, terminology(rules), out, (canonical, to) -> to.value(canonical));
    return out.end().text();
  }

  private static <T> void array(
      JsonMembers name, Collection<T> items, JsonWriter out, BiConsumer<T, JsonWriter> writing) {
    if (!items.isEmpty()) {
      out.members(name).startArray();
      items.forEach(item -> writing.accept(item, out));
      out.end();
    }
  }

  private static List<Citation> citations(List<Rule> rules) {
    return rules.stream().flatMap(rule -> rule.citations().stream()).distinct().toList();
  }

  private NavigableSet<String> terminology(List<Rule> rules) {
    NavigableSet<String> canonicals = new TreeSet<>();
    for (Rule rule : rules) {
      RuleVocabulary vocabulary = Optional.ofNullable(vocabularies.get(rule.id())).orElseThrow();
      canonicals.addAll(vocabulary.valueSets());
      canonicals.addAll(vocabulary.conceptMaps());
    }
    return canonicals;
  }

  private static void write(String rule, SignOff signOff, JsonWriter out) {
    out.startObject().member(RULE, rule).member(STATUS, signOff.status().code());
    signOff.date().ifPresent(date -> out.member(DATE, date.toString()));
    signOff.reviewer().ifPresent(reviewer -> out.member(REVIEWER, reviewer));
    signOff.version().ifPresent(version -> out.member(VERSION, version));
    out.end();
  }

  private static void write(Citation source, JsonWriter out) {
    out.startObject().member(LABEL, source.label()).member(DISPLAY, source.display());
    source.text().ifPresent(citation -> out.member(CITATION, citation));
    out.end();
  }

  private static Markdown sources(List<Rule> rules) {
    MarkdownBuilder out = new MarkdownBuilder();
    out.add(new Markdown("**Sources**")).paragraph();
    citations(rules).forEach(each -> out.item().add(new Markdown(each.words())));
    return out.build();
  }

  /** P-58: where the advice comes from, in every card. */
  private Markdown provenance(List<String> ids, Audience audience) {
    String text = guideline.provenance().map(rule -> rule.text(audience)).orElse("");
    return new Markdown("_" + text + " Rules " + String.join(", ", ids) + "._");
  }
}
