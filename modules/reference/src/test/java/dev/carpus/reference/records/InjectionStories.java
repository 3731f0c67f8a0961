package dev.carpus.reference.records;

import dev.carpus.reference.records.Medicines.Route;
import dev.carpus.reference.records.Quantities.Level;
import dev.carpus.reference.records.Sites.Side;
import java.util.Map;

/** Drafts of what goes into a joint or a muscle, and what speaks against them: P-44, P-46. */
final class InjectionStories {
  private InjectionStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "a draft of a joint injection", InjectionStories::injection,
        "a draft of botulinum toxin", InjectionStories::botulinum);
  }

  private static void injection(Facts facts) {
    RiskStories.start(facts);
    facts.drafts().of(Route.JOINT, "VS-IntraArticularSteroid");
    switch (facts.chance().between(0, 7)) {
      case 0 -> facts.conditions().ofHand(facts.anyDay(), Side.LEFT, "VS-HandInfection");
      case 1 ->
          facts.exams().result(facts.around("HBA1C_LOOKBACK"), Analyte.HEMOGLOBIN_A1C, Level.HIGH);
      case 2 -> facts.allergies().to("VS-IntraArticularSteroid");
      case 3 -> facts.medicines().taken(Route.ORAL, "VS-Anticoagulant");
      default -> injections(facts, facts.chance().between(4, 8));
    }
  }

  /** Prescribed, given, or both, where the one may name the other. */
  private static void injection(Facts facts, int daysAgo) {
    Chance chance = facts.chance();
    String steroid = "VS-IntraArticularSteroid";
    int kind = chance.between(0, 4);
    if (kind < 3) {
      var given = facts.medicines().given(daysAgo, Route.JOINT, steroid);
      if (kind == 2) {
        String request = "m" + facts.sheet().resources().size();
        given.set("request", facts.sheet().reference("MedicationRequest", request));
      }
    }
    if (kind > 1) {
      String status = chance.of("active", "completed");
      facts.medicines().prescribed(status, daysAgo, Route.JOINT, steroid);
    }
  }

  /** Earlier injections, of which some were only prescribed. */
  static void injections(Facts facts, int count) {
    for (int each = 0; each < count; each++) {
      int daysAgo = facts.within(facts.chance().of("IA_YEAR", "IA_MIN_GAP"));
      injection(facts, daysAgo);
    }
  }

  private static void botulinum(Facts facts) {
    RiskStories.start(facts);
    facts.drafts().of(Route.NONE, "VS-BotulinumToxin");
    switch (facts.chance().between(0, 6)) {
      case 0 -> facts.conditions().add(facts.anyDay(), "VS-NMJDisease");
      case 1 ->
          facts
              .medicines()
              .given(facts.around("AMINOGLYCOSIDE_LOOKBACK"), Route.NONE, "VS-Aminoglycoside");
      case 2 -> {
        int daysAgo = facts.around("AMINOGLYCOSIDE_LOOKBACK");
        facts
            .medicines()
            .stated("completed", daysAgo + 7, daysAgo, Route.NONE, "VS-Aminoglycoside");
      }
      case 3 ->
          facts.medicines().given(facts.around("BOTOX_MIN_GAP"), Route.NONE, "VS-BotulinumToxin");
      case 4 -> facts.allergies().to("VS-BotulinumToxin");
      case 5 -> PregnancyStories.pregnant(facts);
      default ->
          facts
              .medicines()
              .prescribed("active", facts.around("BOTOX_MIN_GAP"), Route.NONE, "VS-BotulinumToxin");
    }
  }
}
