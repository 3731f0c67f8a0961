package dev.carpus.pathway;

import dev.carpus.hooks.JsonText;
import dev.carpus.logic.Evidence;
import java.util.List;
import java.util.Map;
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

  /**
   * Why a card is there: its rules, with their review and their sources, the records that it rests
   * on, and the canonicals of the value sets and maps.
   */
  static JsonText why(
      Guideline guideline,
      List<Rule> speaking,
      List<Evidence> evidence,
      NavigableSet<String> terminology) {
    ObjectNode why = MAPPER.createObjectNode();
    why.put("pathway", guideline.canonical());
    ArrayNode rules = why.putArray("rules");
    speaking.forEach(rule -> rules.add(rule.id()));
    if (!evidence.isEmpty()) {
      ArrayNode records = why.putArray("evidence");
      evidence.forEach(each -> write(each, records.addObject()));
    }
    ReviewStatus review = guideline.review().least(speaking);
    why.putObject("review").put("status", review.code()).put("label", review.label());
    ArrayNode signOffs = why.putArray("signOff");
    speaking.forEach(rule -> write(rule.id(), guideline.review().of(rule), signOffs.addObject()));
    ArrayNode sources = why.putArray("sources");
    speaking.stream()
        .flatMap(rule -> rule.citations().stream())
        .distinct()
        .forEach(source -> write(source, sources.addObject()));
    if (!terminology.isEmpty()) {
      ArrayNode canonicals = why.putArray("terminology");
      terminology.forEach(canonicals::add);
    }
    return new JsonText(MAPPER.writeValueAsString(why));
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

  private static void write(String rule, SignOff signOff, ObjectNode to) {
    to.put("rule", rule).put("status", signOff.status().code());
    signOff.date().ifPresent(date -> to.put("date", date.toString()));
    signOff.reviewer().ifPresent(reviewer -> to.put("reviewer", reviewer));
    signOff.version().ifPresent(version -> to.put("version", version));
  }

  private static void write(Citation source, ObjectNode to) {
    to.put("label", source.label()).put("display", source.display());
    source.text().ifPresent(citation -> to.put("citation", citation));
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
      for (String type : finding.gaps().missing()) {
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
