package dev.carpus.pathway;

import dev.carpus.hooks.JsonText;
import dev.carpus.logic.Evidence;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Carpus adds to cards and responses under its own names. */
final class CardExtensions {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CardExtensions() {}

  /** Why a card is there, with the canonicals of the value sets and maps that its rules rest on. */
  static JsonText why(
      Guideline guideline,
      List<Finding> speaking,
      List<Evidence> evidence,
      NavigableSet<String> terminology) {
    ObjectNode why = MAPPER.createObjectNode();
    why.put("pathway", guideline.canonical());
    ArrayNode rules = why.putArray("rules");
    speaking.forEach(finding -> rules.add(finding.rule().id()));
    if (!evidence.isEmpty()) {
      ArrayNode records = why.putArray("evidence");
      evidence.forEach(each -> write(each, records.addObject()));
    }
    why.putObject("review")
        .put("status", guideline.review().code())
        .put("label", guideline.review().label());
    if (!terminology.isEmpty()) {
      ArrayNode canonicals = why.putArray("terminology");
      terminology.forEach(canonicals::add);
    }
    return new JsonText(MAPPER.writeValueAsString(why));
  }

  /** Writes a record that something rests on. */
  static void write(Evidence evidence, ObjectNode to) {
    to.put("reference", evidence.reference());
    evidence.display().ifPresent(display -> to.put("display", display));
    evidence.date().ifPresent(date -> to.put("date", date));
  }

  /** What could not be obtained, with the rules that stay unknown for it; nothing if all was. */
  static Optional<JsonText> incomplete(List<Finding> findings, PrefetchPlan prefetch) {
    NavigableMap<String, TreeSet<String>> rulesByKey = new TreeMap<>();
    for (Finding finding : findings) {
      for (String type : finding.missing()) {
        rulesByKey
            .computeIfAbsent(prefetch.keyOf(type), _ -> new TreeSet<>())
            .add(finding.rule().id());
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
