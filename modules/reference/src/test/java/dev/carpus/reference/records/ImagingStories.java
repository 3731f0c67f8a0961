package dev.carpus.reference.records;

import dev.carpus.reference.records.Sites.Side;
import java.util.Map;

/** Films, MRI and ultrasound of the hands, and what they show: P-08 to P-13, P-23 to P-30, P-56. */
final class ImagingStories {
  private static final String FILMS = "VS-HandWristXR";
  private static final String WINDOW = "XR_LOOKBACK";

  private ImagingStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "films of the hands", ImagingStories::films,
        "chronic after films", ImagingStories::chronic,
        "normal films", ImagingStories::normal,
        "further imaging", ImagingStories::further,
        "a structural finding", ImagingStories::structural,
        "mild osteoarthritis", ImagingStories::osteoarthritis,
        "a draft of imaging", ImagingStories::draft,
        "a draft of ultrasound", ImagingStories::ultrasound);
  }

  /** Films so many days ago, by any kind of record; {@code outcome} is one of the local codes. */
  private static void filmed(Facts facts, int daysAgo, String outcome) {
    switch (facts.chance().between(0, 4)) {
      case 0, 1, 2 -> facts.imaging().concluded(daysAgo, outcome, FILMS);
      case 3 ->
          facts.exams().interpreted(daysAgo, outcome.startsWith("abnormal") ? "A" : "N", FILMS);
      default -> facts.forms().answered(daysAgo, Map.of("film-result", outcome));
    }
  }

  private static void films(Facts facts) {
    CohortStories.cramps(facts);
    if (facts.chance().percent(30)) {
      facts.conditions().ofHand(facts.around("COHORT_LOOKBACK"), Side.BOTH, "VS-WristPain");
    }
    switch (facts.chance().between(0, 5)) {
      case 0 -> facts.orders().done(facts.around(WINDOW), FILMS);
      case 1 -> facts.imaging().study(facts.around(WINDOW), FILMS);
      case 2 -> facts.imaging().report(facts.around(WINDOW), FILMS);
      case 3 -> facts.orders().open(facts.around("ORDER_LOOKBACK"), FILMS);
      case 4 -> facts.orders().ordered("draft", facts.around("DRAFT_OPEN"), FILMS);
      default -> {}
    }
  }

  private static void chronic(Facts facts) {
    chronicAfter(facts, facts.chance().of("normal", "equivocal"));
    if (facts.chance().percent(30)) {
      RiskStories.implant(facts);
    }
  }

  private static void chronicAfter(Facts facts, String outcome) {
    facts.patients().ofAnyAge();
    int filmed = facts.chance().between(3, facts.sheet().windows().days(WINDOW));
    filmed(facts, filmed, outcome);
    int began = facts.before("PERSIST");
    facts.conditions().ofHand(began, Side.BOTH, "VS-HandCramp");
    int since = Math.max(0, filmed - facts.chance().between(0, 5));
    facts.conditions().ofHand(since, Side.BOTH, "VS-HandCramp");
    if (facts.chance().percent(50)) {
      facts.forms().answered(since, Map.of("cramps", true, "hands", "both"));
    }
  }

  private static void normal(Facts facts) {
    chronicAfter(facts, "normal");
    if (facts.chance().percent(50)) {
      facts.exams().finding(facts.around("FINDING_LOOKBACK"), true, "VS-HandWeakness");
    }
    if (facts.chance().percent(40)) {
      facts.imaging().report(facts.around("ADV_LOOKBACK"), "VS-HandMRI", "VS-HandUS");
    }
    if (facts.chance().percent(25)) {
      facts.visits().appointment(facts.chance().of(0, 1, 20, 41, 42, 43));
    }
  }

  private static void further(Facts facts) {
    chronic(facts);
    switch (facts.chance().between(0, 6)) {
      case 0, 1 ->
          facts
              .conditions()
              .add(facts.anyDay(), "VS-SynovitisTenosynovitis", "VS-CTS", "VS-ForeignBodyHand");
      case 2 ->
          facts
              .orders()
              .because(
                  facts.orders().ordered("completed", facts.around(WINDOW), FILMS),
                  "VS-SynovitisTenosynovitis",
                  "VS-ForeignBodyHand");
      case 3 -> facts.orders().open(facts.around("ADV_LOOKBACK"), "VS-HandMRI", "VS-HandUS");
      case 4 -> facts.imaging().study(facts.around("ADV_LOOKBACK"), "VS-HandMRI", "VS-HandUS");
      case 5 -> facts.orders().done(facts.around("ADV_LOOKBACK"), "VS-HandMRI", "VS-HandUS");
      default -> filmed(facts, facts.around(WINDOW), "abnormal-other");
    }
  }

  private static void structural(Facts facts) {
    CohortStories.cramps(facts);
    Chance chance = facts.chance();
    int daysAgo = facts.around(WINDOW);
    if (chance.percent(50)) {
      filmed(facts, daysAgo, chance.of("abnormal-structural", "abnormal-other"));
    } else if (chance.percent(50)) {
      facts.imaging().finding(daysAgo, "VS-StructuralHand", FILMS, "VS-HandMRI", "VS-HandUS");
    } else {
      facts.imaging().report(daysAgo, FILMS, "VS-HandMRI");
    }
    if (chance.percent(60)) {
      facts.conditions().ofHand(facts.anyDay(), Side.RIGHT, "VS-StructuralHand", "VS-Nonunion");
    }
    if (chance.percent(35)) {
      String status = chance.of("active", "completed");
      int asked = daysAgo + chance.of(-10, 0, 0, 5);
      facts.orders().ordered(status, asked, "VS-ReferralHand", "VS-ReferralOrtho");
    }
    if (chance.percent(50)) {
      facts.visits().encounter(0, chance.of("Hand surgery", "orthopaedics", "Surgery"));
    }
  }

  private static void osteoarthritis(Facts facts) {
    CohortStories.cramps(facts);
    filmed(facts, facts.around(WINDOW), "abnormal-structural");
    var disease = facts.conditions().ofHand(facts.anyDay(), Side.BOTH, "VS-MildOsteoarthritis");
    if (facts.chance().percent(50)) {
      disease.putObject("severity").put("text", facts.chance().of("Mild", "mild", "severe"));
    }
  }

  private static void draft(Facts facts) {
    CohortStories.cramps(facts);
    Orders orders = facts.orders();
    switch (facts.chance().between(0, 6)) {
      case 0, 3 -> facts.drafts().of("VS-HandXR-LT3");
      case 1 -> orders.because(facts.drafts().of("VS-HandXR-LT3"), "VS-KnownHandFracture");
      case 2 -> facts.drafts().of("VS-HandMRI-NoContrast", "VS-WristStudy");
      case 5 -> orders.because(facts.drafts().of("VS-HandMRI-Contrast"), "VS-HandInfection");
      default -> facts.drafts().of("VS-HandMRI-Contrast");
    }
    if (facts.chance().percent(25)) {
      facts.conditions().add(facts.anyDay(), "VS-KnownHandFracture");
    }
    if (facts.chance().percent(25)) {
      facts.drafts().of(FILMS);
    }
  }

  private static void ultrasound(Facts facts) {
    CohortStories.cramps(facts);
    var draft = facts.drafts().of("VS-HandUS", "VS-WristStudy");
    if (facts.chance().percent(60)) {
      facts.orders().because(draft, "VS-CTS", "VS-ForeignBodyHand");
    }
  }
}
