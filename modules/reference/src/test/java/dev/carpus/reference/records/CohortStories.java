package dev.carpus.reference.records;

import dev.carpus.reference.records.Sites.Side;
import java.util.Map;

/** Who is in the pathway: cramps of both hands, in all their forms. */
final class CohortStories {
  private static final String CRAMP = "VS-HandCramp";
  private static final String LOOKBACK = "COHORT_LOOKBACK";

  private CohortStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "cramps of both hands", CohortStories::cramps,
        "nobody of the pathway", CohortStories::outside,
        "cramps of the encounter", CohortStories::ofTheEncounter,
        "an established diagnosis", CohortStories::diagnosed);
  }

  /** An adult with cramps of both hands: the start of nearly every story. */
  static void cramps(Facts facts) {
    facts.patients().ofAnyAge();
    ofBothHands(facts);
  }

  /** Cramps of both hands, by conditions or on the form. */
  static void ofBothHands(Facts facts) {
    int daysAgo = facts.around(LOOKBACK);
    switch (facts.chance().between(0, 7)) {
      case 0, 1, 2 -> facts.conditions().ofHand(daysAgo, Side.BOTH, CRAMP);
      case 3 -> {
        facts.conditions().ofHand(daysAgo, Side.LEFT, CRAMP);
        int apart = facts.around("SIDES_APART");
        facts.conditions().ofHand(Math.abs(daysAgo - apart), Side.RIGHT, CRAMP, "VS-HandPain");
      }
      case 4 -> {
        facts.conditions().ofHand(daysAgo, Side.RIGHT, CRAMP);
        facts.conditions().ofHand(daysAgo, Side.BOTH, "VS-HandPain", "VS-WristPain");
      }
      case 5 -> {
        facts.conditions().ofHand(daysAgo, Side.LEFT, CRAMP);
        facts.forms().answered(facts.around(LOOKBACK), Map.of("hands", "both"));
      }
      default -> facts.forms().answered(daysAgo, Map.of("cramps", true, "hands", "both"));
    }
  }

  /** One hand only, a child, or nobody knows how old. */
  private static void outside(Facts facts) {
    switch (facts.chance().between(0, 3)) {
      case 0, 1 -> oneHand(facts);
      case 2 -> child(facts);
      default -> ageless(facts);
    }
  }

  private static void oneHand(Facts facts) {
    facts.patients().ofAnyAge();
    Side side = facts.chance().of(Side.LEFT, Side.RIGHT);
    if (facts.chance().percent(70)) {
      facts.conditions().ofHand(facts.around(LOOKBACK), side, CRAMP);
    } else {
      facts.forms().answered(facts.around(LOOKBACK), Map.of("cramps", true, "hands", "left"));
    }
    otherFindings(facts);
  }

  private static void child(Facts facts) {
    facts.patients().aged(facts.chance().between(0, 18), facts.chance().of(-1, 0, 40));
    ofBothHands(facts);
    otherFindings(facts);
  }

  private static void ageless(Facts facts) {
    Json.absent(facts.patients().ofAnyAge(), "birthDate");
    ofBothHands(facts);
    otherFindings(facts);
  }

  private static void ofTheEncounter(Facts facts) {
    facts.patients().ofAnyAge();
    int longAgo = facts.before(LOOKBACK);
    if (facts.chance().percent(50)) {
      facts.conditions().ofHand(longAgo, Side.BOTH, CRAMP);
      facts.visits().forCramps(0);
    } else {
      facts.visits().forCondition(facts.conditions().ofHand(longAgo, Side.BOTH, CRAMP), 0);
    }
  }

  private static void diagnosed(Facts facts) {
    cramps(facts);
    facts.conditions().add(facts.anyDay(), "VS-EstablishedHandDiagnosis");
    facts.conditions().possible(facts.anyDay(), "VS-EstablishedHandDiagnosis");
  }

  /** A few findings for which the rules speak of anybody. */
  private static void otherFindings(Facts facts) {
    if (facts.chance().percent(50)) {
      facts.exams().finding(facts.around("FINDING_LOOKBACK"), true, "VS-HandSwelling");
    }
    if (facts.chance().percent(30)) {
      facts.drafts().any();
    }
  }
}
