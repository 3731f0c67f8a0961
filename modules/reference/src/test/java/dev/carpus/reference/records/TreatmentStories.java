package dev.carpus.reference.records;

import dev.carpus.reference.records.Medicines.Route;
import dev.carpus.reference.records.Sites.Side;
import java.util.List;
import java.util.Map;

/** Pain and its lines of treatment: P-31 to P-36, P-43. */
final class TreatmentStories {
  private TreatmentStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "pain", TreatmentStories::pain,
        "a topical trial", TreatmentStories::topical,
        "two lines of treatment", TreatmentStories::twoLines,
        "an inflamed joint", TreatmentStories::joint,
        "a systemic draft before a topical one", TreatmentStories::systemicDraft);
  }

  private static void pain(Facts facts) {
    CohortStories.cramps(facts);
    hurt(facts, facts.around("FINDING_LOOKBACK"));
    if (facts.chance().percent(25)) {
      Route route = facts.chance().of(Route.TOPICAL, Route.ORAL);
      facts.medicines().taken(route, "VS-NSAID-Ingredient", "VS-Acetaminophen");
    }
    if (facts.chance().percent(25)) {
      facts.allergies().to("VS-NSAIDAllergy", "VS-Acetaminophen", "VS-Statin");
    }
  }

  private static void hurt(Facts facts, int daysAgo) {
    switch (facts.chance().between(0, 2)) {
      case 0 ->
          facts.exams().number(daysAgo, facts.chance().of(0, 1, 3, 7), "{score}", "VS-PainScore");
      case 1 -> facts.forms().answered(daysAgo, Map.of("pain-now", facts.chance().of(0, 1, 4, 9)));
      default -> facts.conditions().ofHand(daysAgo, Side.BOTH, "VS-HandPain");
    }
  }

  /** A trial that lasted about its window, with scores of pain on both sides of it. */
  private static void trial(Facts facts, Route route, String... valueSets) {
    Chance chance = facts.chance();
    int days = facts.sheet().windows().days("TRIAL_TOPICAL") + chance.of(-1, 0, 0, 1, 14);
    int ended = chance.between(1, 30);
    int began = ended + days;
    facts.exams().number(began + chance.between(0, 3), 6, "{score}", "VS-PainScore");
    facts.exams().number(ended - chance.of(0, 1), chance.of(3, 4, 5, 6), "{score}", "VS-PainScore");
    switch (chance.between(0, 3)) {
      case 0 -> facts.medicines().stated("completed", began, ended, route, valueSets);
      case 1 -> facts.medicines().stated("active", began, -3, route, valueSets);
      case 2 -> facts.medicines().prescribedFor("completed", began, ended, route, valueSets);
      default -> facts.medicines().prescribedFor("active", began, ended, route, valueSets);
    }
  }

  private static void topical(Facts facts) {
    CohortStories.cramps(facts);
    if (facts.chance().percent(70)) {
      trial(facts, Route.TOPICAL, "VS-NSAID-Ingredient");
    } else {
      facts.forms().answered(facts.anyDay(), Map.of("topical-response", answer(facts)));
    }
    hurt(facts, facts.chance().between(0, 3));
  }

  /** That it did not help, mostly. */
  static String answer(Facts facts) {
    return facts.chance().percent(75) ? "not-improved" : "improved";
  }

  private static void twoLines(Facts facts) {
    topical(facts);
    if (facts.chance().percent(60)) {
      trial(facts, Route.ORAL, "VS-NSAID-Ingredient", "VS-Acetaminophen");
    } else {
      facts.forms().answered(facts.anyDay(), Map.of("oral-response", answer(facts)));
    }
  }

  private static void joint(Facts facts) {
    CohortStories.cramps(facts);
    facts
        .forms()
        .answered(
            0,
            Map.of(
                "topical-response",
                "not-improved",
                "oral-response",
                facts.chance().mostly("not-improved", List.of("improved")),
                "pain-now",
                5));
    facts.conditions().ofJoint(facts.anyDay(), "VS-InflamedHandJoint");
    if (facts.chance().percent(50)) {
      InjectionStories.injections(facts, facts.chance().between(1, 4));
    }
  }

  private static void systemicDraft(Facts facts) {
    CohortStories.cramps(facts);
    var draft = facts.drafts().of(Route.ORAL, "VS-NSAID-Ingredient");
    if (facts.chance().percent(60)) {
      facts.orders().becauseOfSomething(draft);
    }
    if (facts.chance().percent(40)) {
      trial(facts, Route.TOPICAL, "VS-NSAID-Ingredient");
    }
  }
}
