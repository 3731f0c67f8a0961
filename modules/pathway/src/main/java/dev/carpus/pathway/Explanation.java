package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.logic.Ternary;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
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
    to.put("state", state(finding.state()));
    to.put(
        "shown", speaksOn(rule, context.hook()) && CardDeck.isShown(finding, Audience.of(context)));
    finding.heldBackBy().ifPresent(reason -> to.put("heldBackBy", reason));
    if (!finding.evidence().isEmpty()) {
      ArrayNode evidence = to.putArray("evidence");
      finding.evidence().forEach(each -> CardExtensions.write(each, evidence.addObject()));
    }
    if (!finding.unknown().isEmpty()) {
      ArrayNode missing = to.putArray("missing");
      finding.unknown().forEach(missing::add);
    }
    NavigableSet<String> awaiting =
        pathway.awaitingCodes().getOrDefault(rule.id(), new TreeSet<>());
    if (!awaiting.isEmpty()) {
      ArrayNode valueSets = to.putArray("awaitingCodes");
      awaiting.forEach(valueSets::add);
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
