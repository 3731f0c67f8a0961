package dev.carpus.reference.records;

import dev.carpus.reference.records.Quantities.Level;
import java.util.Map;

/** Pregnancies, and drafts that may harm them: P-13, P-28, P-29, P-37. */
final class PregnancyStories {
  private PregnancyStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "pregnancy", PregnancyStories::pregnancy,
        "pregnancy and films", PregnancyStories::films);
  }

  private static void pregnancy(Facts facts) {
    facts.patients().woman();
    CohortStories.ofBothHands(facts);
    pregnant(facts);
    switch (facts.chance().between(0, 3)) {
      case 0, 1 -> facts.drafts().of("VS-HandMRI-NoContrast", "VS-CSpineMRI");
      case 2 -> facts.drafts().any();
      default -> {}
    }
    if (facts.chance().percent(30)) {
      noLongerPregnant(facts);
    }
  }

  /** By a condition, a status, a test or a gestational age. */
  static void pregnant(Facts facts) {
    Vocabulary words = facts.sheet().vocabulary();
    int daysAgo = facts.around("PREGNANCY_LOOKBACK");
    switch (facts.chance().between(0, 3)) {
      case 0 -> facts.conditions().add(daysAgo, "VS-Pregnancy");
      case 2 -> facts.exams().coded(daysAgo, words.concept("VS-Pregnancy"), "VS-PregnancyStatus");
      default -> facts.exams().interpreted(daysAgo, "POS", "VS-hCG");
    }
    if (facts.chance().percent(50)) {
      facts.exams().result(facts.around("PREGNANCY_LOOKBACK"), Analyte.GESTATIONAL_AGE, Level.ANY);
    }
  }

  private static void films(Facts facts) {
    facts.patients().woman();
    CohortStories.ofBothHands(facts);
    pregnant(facts);
    if (facts.chance().percent(60)) {
      facts.drafts().of("VS-HandWristXR");
    }
  }

  private static void noLongerPregnant(Facts facts) {
    int daysAgo = facts.around("NOT_PREGNANT_LOOKBACK");
    if (facts.chance().percent(50)) {
      facts.conditions().over(daysAgo, "VS-Pregnancy");
    } else {
      var no = facts.sheet().vocabulary().concept("VS-NotPregnant");
      facts.exams().coded(daysAgo, no, "VS-PregnancyStatus");
    }
  }
}
