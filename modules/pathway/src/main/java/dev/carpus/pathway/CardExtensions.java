package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.JsonMembers;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.JsonWriter;
import dev.carpus.logic.Evidence;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Carpus adds to cards and responses under its own names. */
final class CardExtensions {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final JsonMembers DATE = JsonMembers.name("date");
  private static final JsonMembers DISPLAY = JsonMembers.name("display");
  private static final JsonMembers EVIDENCE = JsonMembers.name("evidence");
  private static final JsonMembers REFERENCE = JsonMembers.name("reference");

  private CardExtensions() {}

  /**
   * Why a card is there: its rules, with their review and their sources, the records that it rests
   * on, and the canonicals of the value sets and maps.
   */
  static JsonText why(RuleCombination rules, List<Evidence> evidence) {
    JsonWriter out = new JsonWriter().startObject().members(rules.rules());
    if (!evidence.isEmpty()) {
      out.members(EVIDENCE).startArray();
      evidence.forEach(each -> write(each, out));
      out.end();
    }
    return out.members(rules.review()).end().text();
  }

  /** The rules that are switched off, and why; nothing if none is. */
  static Optional<JsonText> switchedOff(Map<String, String> reasons) {
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode off = MAPPER.createObjectNode();
    ArrayNode rules = off.putArray("rules");
    new TreeMap<>(reasons)
        .forEach((id, reason) -> rules.addObject().put("id", id).put("reason", reason));
    return Optional.of(new JsonText(MAPPER.writeValueAsString(off)));
  }

  private static void write(Evidence evidence, JsonWriter out) {
    out.startObject().member(REFERENCE, evidence.reference());
    if (evidence.display().isPresent()) {
      out.member(DISPLAY, evidence.display().get());
    }
    if (evidence.date().isPresent()) {
      out.member(DATE, evidence.date().get());
    }
    out.end();
  }

  /** Writes a record that something rests on. */
  static void write(Evidence evidence, ObjectNode to) {
    to.put("reference", evidence.reference());
    evidence.display().ifPresent(display -> to.put("display", display));
    evidence.date().ifPresent(date -> to.put("date", date));
  }

  /**
   * What could not be obtained, with the rules that stay unknown for it, of those that speak on a
   * hook or on none; nothing if all was.
   */
  static Optional<JsonText> incomplete(List<Finding> findings, Hook hook, PrefetchPlan prefetch) {
    NavigableMap<String, TreeSet<String>> rulesByKey = new TreeMap<>();
    for (Finding finding : findings) {
      Set<Hook> hooks = finding.rule().hooks();
      if (!finding.gaps().missing().isEmpty() && (hooks.isEmpty() || hooks.contains(hook))) {
        finding
            .gaps()
            .missing()
            .forEach(type ->
                rulesByKey
                    .computeIfAbsent(prefetch.keyOf(type), _ -> new TreeSet<>())
                    .add(finding.rule().id()));
      }
    }
    if (rulesByKey.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode incomplete = MAPPER.createObjectNode();
    ArrayNode missing = incomplete.putArray("missing");
    rulesByKey.forEach((key, rules) -> {
      ObjectNode entry = missing.addObject().put("key", key);
      ArrayNode ids = entry.putArray("rules");
      rules.forEach(ids::add);
    });
    return Optional.of(new JsonText(MAPPER.writeValueAsString(incomplete)));
  }
}
