package dev.carpus.reference.records;

import dev.carpus.reference.records.Quantities.Level;
import dev.carpus.reference.records.Sites.Side;
import java.util.Map;

/** What is found on a hand, and of the spinal cord: P-03, P-06, P-07, P-32, P-51 to P-53, P-60. */
final class FindingStories {
  private static final String LOOKBACK = "FINDING_LOOKBACK";
  private static final String SWELL_SEEN = "SWELL_SEEN";

  private FindingStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "a vasomotor pattern", FindingStories::vasomotor,
        "wasting", FindingStories::wasting,
        "spondylosis with signs", FindingStories::spondylosis,
        "a narrow canal", FindingStories::canal,
        "a neck that was cared for", FindingStories::caredFor,
        "an emergency", FindingStories::emergency,
        "a swollen hand with fever", FindingStories::fever,
        "acute swelling", FindingStories::acuteSwelling,
        "lasting swelling", FindingStories::lastingSwelling);
  }

  private static void vasomotor(Facts facts) {
    CohortStories.cramps(facts);
    Chance chance = facts.chance();
    int daysAgo = facts.around(LOOKBACK);
    if (chance.percent(50)) {
      facts
          .forms()
          .answered(
              daysAgo,
              Map.of(
                  "burning-pain",
                  chance.percent(95),
                  chance.of("redness", "warmth"),
                  true,
                  chance.of("trigger-heat", "trigger-activity"),
                  true,
                  chance.of("relief-cooling", "relief-rest"),
                  true));
    } else {
      facts.conditions().ofHand(daysAgo, Side.BOTH, "VS-Burning");
      facts.conditions().ofHand(daysAgo, Side.BOTH, "VS-Erythema");
      facts.forms().answered(daysAgo, Map.of("trigger-heat", true, "relief-cooling", true));
    }
    if (chance.percent(60)) {
      facts.conditions().add(facts.anyDay(), "VS-Erythromelalgia", "VS-Raynaud", "VS-CRPS");
    }
  }

  /** Found by a condition, an exam or an answer, and perhaps denied by a newer one. */
  private static void sign(Facts facts, String valueSet, String linkId, String window) {
    Chance chance = facts.chance();
    int daysAgo = facts.around(window);
    switch (chance.between(0, 3)) {
      case 0 -> facts.conditions().ofHand(daysAgo, chance.of(Side.values()), valueSet);
      case 1 -> facts.exams().finding(daysAgo, true, valueSet);
      case 2 -> facts.exams().findingOfHand(daysAgo, true, valueSet);
      default -> facts.forms().answered(daysAgo, Map.of(linkId, true));
    }
    if (!chance.isOrdinary() || chance.percent(10)) {
      int later = daysAgo - chance.of(0, 1, 2, 30);
      if (chance.percent(50)) {
        facts.exams().finding(later, false, valueSet);
      } else {
        facts.forms().answered(later, Map.of(linkId, false));
      }
    }
  }

  private static void signOfTheCord(Facts facts) {
    switch (facts.chance().between(0, 5)) {
      case 0 -> sign(facts, "VS-Hyperreflexia", "hyperreflexia", LOOKBACK);
      case 1, 2 -> sign(facts, "VS-GaitChange", "gait-change", LOOKBACK);
      case 3 -> sign(facts, "VS-HandWeakness", "weakness", LOOKBACK);
      case 4 -> facts.forms().answered(facts.around(LOOKBACK), Map.of("sphincter-change", true));
      default -> facts.exams().finding(facts.around(LOOKBACK), true, "VS-Fasciculation");
    }
  }

  private static void wasting(Facts facts) {
    CohortStories.cramps(facts);
    sign(facts, "VS-HandWasting", "wasting", "WASTING_LOOKBACK");
    if (facts.chance().percent(60)) {
      signOfTheCord(facts);
    }
    if (facts.chance().percent(40)) {
      neck(facts);
    }
  }

  private static void spondylosis(Facts facts) {
    CohortStories.cramps(facts);
    facts.conditions().add(facts.anyDay(), "VS-CervicalSpondylosisStenosis");
    signOfTheCord(facts);
    if (facts.chance().percent(30)) {
      signOfTheCord(facts);
    }
    if (facts.chance().percent(40)) {
      RiskStories.implant(facts);
    }
  }

  private static void canal(Facts facts) {
    CohortStories.cramps(facts);
    facts.exams().result(facts.anyDay(), Analyte.CANAL, Level.LOW);
    if (facts.chance().percent(20)) {
      facts.exams().result(facts.anyDay(), Analyte.CANAL, Level.ANY);
    }
    signOfTheCord(facts);
    signOfTheCord(facts);
    if (facts.chance().percent(30)) {
      facts.orders().done(facts.anyDay(), "VS-CervicalDecompression");
    }
  }

  private static void caredFor(Facts facts) {
    wasting(facts);
    facts.conditions().add(facts.anyDay(), "VS-CervicalMyelopathy");
    neck(facts);
    neck(facts);
  }

  /** What was done about the neck, or asked of others. */
  private static void neck(Facts facts) {
    String mri = "VS-CSpineMRI";
    int daysAgo = facts.around("ADV_LOOKBACK");
    switch (facts.chance().between(0, 6)) {
      case 0 -> facts.imaging().report(daysAgo, mri);
      case 1 -> facts.orders().done(daysAgo, mri);
      case 2 -> facts.imaging().study(daysAgo, mri);
      case 3 -> facts.exams().interpreted(daysAgo, "A", mri);
      case 4 -> facts.orders().open(facts.around("ORDER_LOOKBACK"), mri);
      case 5 -> facts.orders().open(facts.around("REF_LOOKBACK"), "VS-ReferralSpine");
      default ->
          facts.orders().ordered("completed", daysAgo, "VS-ReferralSpine", "VS-ReferralNeuro");
    }
  }

  private static void swelling(Facts facts, String window) {
    if (facts.chance().percent(60)) {
      sign(facts, "VS-HandSwelling", "hand-swelling", window);
    } else {
      sign(facts, "VS-JointSwelling", "joint-swelling", window);
    }
  }

  private static void emergency(Facts facts) {
    if (facts.chance().percent(60)) {
      CohortStories.cramps(facts);
    } else {
      facts.patients().ofAnyAge();
      facts.conditions().ofHand(facts.anyDay(), Side.LEFT, "VS-HandPain");
    }
    switch (facts.chance().between(0, 5)) {
      case 0 -> facts.conditions().ofHand(facts.anyDay(), Side.RIGHT, "VS-HandEmergency");
      case 1, 5 -> facts.conditions().possible(facts.anyDay(), "VS-HandEmergency");
      case 2, 3 -> {
        swelling(facts, SWELL_SEEN);
        facts.forms().answered(facts.around(SWELL_SEEN), Map.of("warmth", true));
      }
      default -> {
        sign(facts, "VS-HandWasting", "wasting", LOOKBACK);
        sign(facts, "VS-GaitChange", "gait-change", "NEW_SIGN");
      }
    }
  }

  private static void fever(Facts facts) {
    CohortStories.cramps(facts);
    swelling(facts, SWELL_SEEN);
    facts.exams().result(facts.within("FEVER_LOOKBACK"), Analyte.TEMPERATURE, Level.HIGH);
    if (facts.chance().percent(50)) {
      facts.forms().answered(facts.within(SWELL_SEEN), Map.of("warmth", true));
    }
  }

  private static void acuteSwelling(Facts facts) {
    CohortStories.cramps(facts);
    swelling(facts, "SWELL_PERSIST");
    if (facts.chance().percent(40)) {
      facts.conditions().add(facts.anyDay(), "VS-Raynaud", "VS-HandNumbness", "VS-HandInfection");
    }
  }

  private static void lastingSwelling(Facts facts) {
    facts.patients().ofAnyAge();
    swelling(facts, SWELL_SEEN);
    int began = facts.before("SWELL_PERSIST");
    facts.conditions().ofHand(began, Side.BOTH, "VS-HandSwelling");
    facts.exams().finding(began, true, "VS-HandSwelling");
    if (facts.chance().percent(40)) {
      int asked = facts.chance().percent(50) ? began : facts.anyDay();
      facts.orders().open(asked, "VS-ReferralHand", "VS-ReferralRheum");
    }
  }
}
