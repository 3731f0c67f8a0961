package dev.carpus.reference.records;

import dev.carpus.reference.records.Medicines.Route;
import java.util.Map;

/** Cramps of one task, and focal dystonia: P-05, P-33, P-39 to P-42, P-45 to P-50, P-55. */
final class DystoniaStories {
  private static final String DYSTONIA = "VS-FocalHandDystonia";

  private DystoniaStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "a cramp of one task", DystoniaStories::task,
        "dystonia", DystoniaStories::dystonia,
        "refractory dystonia", DystoniaStories::refractory,
        "dystonia under care", DystoniaStories::underCare,
        "a refuted dystonia", DystoniaStories::refuted);
  }

  private static void task(Facts facts) {
    CohortStories.cramps(facts);
    String task = facts.chance().of("writing", "typing", "instrument", "other-task", "no-task");
    facts.forms().answered(facts.around("FINDING_LOOKBACK"), Map.of("task", task));
    if (facts.chance().percent(50)) {
      facts.orders().done(facts.around("ADVICE_LOOKBACK"), "VS-ActivityAdvice");
    }
    if (facts.chance().percent(40)) {
      care(facts);
    }
  }

  private static void dystonia(Facts facts) {
    CohortStories.cramps(facts);
    if (facts.chance().percent(70)) {
      facts.conditions().add(facts.anyDay(), DYSTONIA);
    } else {
      facts.conditions().possible(facts.anyDay(), DYSTONIA);
    }
    if (facts.chance().percent(60)) {
      care(facts);
    }
  }

  private static void refuted(Facts facts) {
    task(facts);
    facts.conditions().refuted(facts.around("ADVICE_TRIAL"), DYSTONIA);
  }

  private static void refractory(Facts facts) {
    CohortStories.cramps(facts);
    facts.conditions().add(facts.anyDay(), DYSTONIA);
    Chance chance = facts.chance();
    int ended = chance.between(1, 60);
    int began = ended + facts.before("DYSTONIA_REHAB_TRIAL") - chance.of(0, 0, 0, 1);
    String status = chance.of("completed", "in-progress", "stopped");
    int until = status.equals("in-progress") ? -5 : ended;
    facts.orders().performed(status, began, until, "VS-ReferralOT");
    if (chance.percent(60)) {
      var response = facts.sheet().vocabulary().local(TreatmentStories.answer(facts));
      facts.exams().coded(chance.between(0, ended), response, "VS-RehabResponse");
    }
    if (chance.percent(40)) {
      toxin(facts);
    }
    if (chance.percent(30)) {
      facts.visits().encounter(0, "Neurology");
    }
  }

  private static void toxin(Facts facts) {
    int daysAgo = facts.around("BOTOX_MIN_GAP");
    String toxin = "VS-BotulinumToxin";
    switch (facts.chance().between(0, 2)) {
      case 0 -> facts.medicines().given(daysAgo, Route.NONE, toxin);
      case 1 -> facts.medicines().prescribed("completed", daysAgo, Route.NONE, toxin);
      default -> facts.medicines().stated("active", daysAgo + 1, daysAgo, Route.NONE, toxin);
    }
  }

  private static void underCare(Facts facts) {
    dystonia(facts);
    care(facts);
    care(facts);
    care(facts);
  }

  /** Something that is done about dystonia, or stands against it. */
  private static void care(Facts facts) {
    String therapy = "VS-ReferralOT";
    switch (facts.chance().between(0, 12)) {
      case 0 -> facts.orders().open(facts.around("REF_LOOKBACK"), therapy);
      case 1 -> facts.orders().performed("in-progress", 30, -10, therapy);
      case 2 -> facts.orders().done(facts.around("PROGRAMME_LOOKBACK"), "VS-ExerciseEducation");
      case 3 -> facts.devices().plan("VS-ExerciseEducation");
      case 4 -> facts.orders().done(facts.around("EMG_LOOKBACK"), "VS-EMG");
      case 5 -> facts.imaging().report(facts.around("EMG_LOOKBACK"), "VS-EMG");
      case 6 -> facts.orders().open(facts.around("ORDER_LOOKBACK"), "VS-EMG");
      case 7 -> facts.orders().open(facts.around("REF_LOOKBACK"), "VS-ReferralNeuro");
      case 8 -> facts.visits().encounter(0, "neurology service");
      case 9 -> facts.conditions().add(facts.anyDay(), "VS-CardiacDevice", "VS-HeartFailure");
      case 10 -> facts.conditions().add(facts.anyDay(), "VS-CervicalRadiculopathy");
      case 11 -> facts.devices().of("VS-CardiacDevice");
      default -> facts.orders().done(facts.before("ADVICE_TRIAL"), "VS-ActivityAdvice");
    }
  }
}
