package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.logic.Ternary;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
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

  /** Explanations of a pathway. */
  public Explanation(Pathway pathway) {
    this.pathway = pathway;
  }

  /** The explanation of what was found, as UTF-8 JSON. */
  public byte[] write(List<Finding> findings, HookContext context, Moment moment) {
    ObjectNode explanation = MAPPER.createObjectNode();
    explanation.put("pathway", pathway.guideline().canonical());
    explanation.put("at", DateTimeFormatter.ISO_INSTANT.format(moment.at()));
    ArrayNode rules = explanation.putArray("rules");
    findings.forEach(finding -> write(finding, context, rules.addObject()));
    return MAPPER.writeValueAsBytes(explanation);
  }

  private void write(Finding finding, HookContext context, ObjectNode to) {
    Rule rule = finding.rule();
    to.put("id", rule.id());
    RuleVocabulary vocabulary = pathway.vocabulary(rule);
    to.put("state", vocabulary.isImplemented() ? state(finding.state()) : "not-implemented");
    to.put(
        "shown", speaksOn(rule, context.hook()) && CardDeck.isShown(finding, Audience.of(context)));
    finding.heldBackBy().ifPresent(reason -> to.put("heldBackBy", reason));
    if (!finding.evidence().isEmpty()) {
      ArrayNode evidence = to.putArray("evidence");
      finding.evidence().forEach(each -> CardExtensions.write(each, evidence.addObject()));
    }
    write(finding.unknown(), "missing", to);
    write(finding.setAside(), "notUsed", to);
    write(vocabulary.awaitingCodes(), "awaitingCodes", to);
  }

  private static void write(Collection<String> words, String member, ObjectNode to) {
    if (!words.isEmpty()) {
      ArrayNode array = to.putArray(member);
      words.forEach(array::add);
    }
  }

  private boolean speaksOn(Rule rule, Hook hook) {
    return pathway.guideline().groups().stream()
        .anyMatch(group -> group.rules().contains(rule) && group.hooks().contains(hook));
  }

  private static String state(Ternary state) {
    return switch (state) {
      case TRUE -> "met";
      case FALSE -> "not-met";
      case UNKNOWN -> "unknown";
    };
  }
}
