package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Moment;
import dev.carpus.logic.Ternary;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why each rule speaks or does not: every rule of the pathway once, as JSON (product contract,
 * section 6).
 */
public final class Explanation {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Pathway pathway;

  /**
   * What is to be said of one rule.
   *
   * @param finding what came of it
   * @param state met, not-met, unknown or not-implemented
   * @param isShown whether a card names it
   */
  public record Explained(Finding finding, String state, boolean isShown) {}

  /** Explanations of a pathway. */
  public Explanation(Pathway pathway) {
    this.pathway = pathway;
  }

  /**
   * The explanation of what was found, as UTF-8 JSON; of several draft orders, what each rule says
   * of the one that it speaks of first.
   */
  public byte[] write(Evaluation evaluation, Moment moment) {
    ObjectNode explanation = MAPPER.createObjectNode();
    explanation.put("pathway", pathway.guideline().canonical());
    explanation.put("at", DateTimeFormatter.ISO_INSTANT.format(moment.at()));
    ArrayNode rules = explanation.putArray("rules");
    of(evaluation).forEach(rule -> write(rule, rules.addObject()));
    return MAPPER.writeValueAsBytes(explanation);
  }

  /** What is to be said of each rule, in the order of the guideline. */
  public List<Explained> of(Evaluation evaluation) {
    return pathway
        .guideline()
        .rules()
        .map(rule -> foremost(rule, evaluation))
        .map(finding ->
            new Explained(
                finding, stateOf(finding), finding.speaks() || announces(finding, evaluation)))
        .toList();
  }

  /** What a rule has most to say with: speaking, else met, else unknown. */
  private static Finding foremost(Rule rule, Evaluation evaluation) {
    return evaluation
        .findings()
        .filter(finding -> finding.rule().id().equals(rule.id()))
        .min(
            Comparator.comparing((Finding finding) -> !finding.speaks())
                .thenComparing(finding -> finding.state() != Ternary.TRUE)
                .thenComparing(finding -> finding.state() != Ternary.UNKNOWN))
        .orElseThrow();
  }

  /** Whether it is the rule of the card which says what could not be checked, and that is there. */
  private boolean announces(Finding finding, Evaluation evaluation) {
    return pathway.guideline().unchecked().map(Rule::id).equals(Optional.of(finding.rule().id()))
        && evaluation.findings().anyMatch(each -> each.announced().isPresent());
  }

  private String stateOf(Finding finding) {
    if (!pathway.vocabulary(finding.rule()).isImplemented()) {
      return "not-implemented";
    }
    return switch (finding.state()) {
      case TRUE -> "met";
      case FALSE -> "not-met";
      case UNKNOWN -> "unknown";
    };
  }

  private void write(Explained explained, ObjectNode to) {
    Finding finding = explained.finding();
    to.put("id", finding.rule().id());
    to.put("title", finding.title());
    write(finding.rule().hooks().stream().map(Hook::hookName).sorted().toList(), "hooks", to);
    to.put("state", explained.state());
    to.put("shown", explained.isShown());
    finding
        .heldBackBy()
        .ifPresent(held -> {
          to.put("heldBackBy", held.reason());
          writeRecords(held.records(), "heldBackByRecords", to);
        });
    writeRecords(finding.evidence(), "evidence", to);
    write(finding.speech().clauses().stream().map(Clause::id).toList(), "clauses", to);
    write(finding.gaps().unknown(), "missing", to);
    write(finding.speech().uncheckable(), "couldNotCheck", to);
    write(finding.gaps().setAside(), "notUsed", to);
    write(pathway.vocabulary(finding.rule()).awaitingCodes(), "awaitingCodes", to);
  }

  private static void writeRecords(List<Evidence> records, String member, ObjectNode to) {
    if (!records.isEmpty()) {
      ArrayNode array = to.putArray(member);
      records.stream().distinct().forEach(each -> CardExtensions.write(each, array.addObject()));
    }
  }

  private static void write(Collection<String> words, String member, ObjectNode to) {
    if (!words.isEmpty()) {
      ArrayNode array = to.putArray(member);
      words.forEach(array::add);
    }
  }
}
