package dev.carpus.reference.records;

import dev.carpus.reference.records.Medicines.Route;
import dev.carpus.reference.records.Quantities.Level;
import dev.carpus.reference.records.Sites.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Inflammation, and metabolic causes: P-14 to P-22, P-61. */
final class LaboratoryStories {
  private static final String WINDOW = "LAB_LOOKBACK";
  private static final String METABOLIC = "METABOLIC_LOOKBACK";
  private static final List<String> TESTS =
      List.of(
          "VS-BloodCountPanel",
          "VS-InflamLab-ESR",
          "VS-InflamLab-CRP",
          "VS-InflamLab-UA",
          "VS-LiverPanel",
          "VS-InflamLab-ANA",
          "VS-Calcium",
          "VS-Magnesium",
          "VS-Potassium",
          "VS-Creatinine");
  private static final List<Analyte> SALTS =
      List.of(Analyte.CALCIUM, Analyte.MAGNESIUM, Analyte.POTASSIUM);
  private static final List<Analyte> MARKERS =
      List.of(Analyte.C_REACTIVE_PROTEIN, Analyte.SEDIMENTATION_RATE, Analyte.LEUKOCYTES);

  private LaboratoryStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "suspected inflammation", LaboratoryStories::suspicion,
        "parts of panels", LaboratoryStories::parts,
        "raised markers", LaboratoryStories::raised,
        "results that contradict their range", LaboratoryStories::contradictory,
        "salts that are low", LaboratoryStories::salts,
        "tests that were done", LaboratoryStories::done,
        "medicines that bring cramps", LaboratoryStories::medicines,
        "a draft of antibodies", LaboratoryStories::draft);
  }

  private static void suspicion(Facts facts) {
    CohortStories.cramps(facts);
    Chance chance = facts.chance();
    switch (chance.between(0, 5)) {
      case 0 -> facts.conditions().add(facts.anyDay(), "VS-InflammatoryHand");
      case 1 -> facts.conditions().ofHand(facts.anyDay(), Side.LEFT, "VS-HandInfection");
      case 2 -> facts.exams().finding(facts.around("FINDING_LOOKBACK"), true, "VS-HandSwelling");
      case 3 ->
          facts
              .forms()
              .answered(
                  facts.around("FINDING_LOOKBACK"),
                  Map.of("morning-stiffness-minutes", chance.of(29, 30, 30, 60)));
      case 4 ->
          facts.exams().result(facts.around("FEVER_LOOKBACK"), Analyte.TEMPERATURE, Level.HIGH);
      default ->
          facts
              .forms()
              .answered(facts.around("FINDING_LOOKBACK"), Map.of("inflammation-suspected", true));
    }
    if (chance.percent(40)) {
      for (String test : TESTS) {
        if (chance.percent(40)) {
          doneOrOrdered(facts, test);
        }
      }
    }
  }

  private static void doneOrOrdered(Facts facts, String test) {
    int daysAgo = facts.around(test.endsWith("ANA") ? "ANA_LOOKBACK" : WINDOW);
    switch (facts.chance().between(0, 5)) {
      case 0 -> facts.imaging().report(daysAgo, test);
      case 1 -> facts.exams().interpreted(daysAgo, "N", test);
      case 2 -> facts.orders().done(daysAgo, test);
      default -> facts.orders().open(facts.around("LAB_ORDER_LOOKBACK"), test);
    }
  }

  private static void done(Facts facts) {
    CohortStories.cramps(facts);
    TESTS.forEach(test -> {
      if (facts.chance().percent(85)) {
        doneOrOrdered(facts, test);
      }
    });
  }

  private static void parts(Facts facts) {
    suspicion(facts);
    int daysAgo = facts.around(WINDOW);
    for (String part :
        List.of(
            "VS-Leukocytes",
            "VS-Hemoglobin",
            "VS-Platelets",
            "VS-ALT",
            "VS-AST",
            "VS-AlkalinePhosphatase",
            "VS-Bilirubin")) {
      if (facts.chance().percent(93)) {
        facts.exams().number(daysAgo, 100, "1", part);
      }
    }
  }

  private static void raised(Facts facts) {
    CohortStories.cramps(facts);
    facts.exams().result(facts.around(WINDOW), facts.chance().of(MARKERS), Level.HIGH);
    if (facts.chance().percent(30)) {
      facts.exams().ratio(facts.around(WINDOW), facts.chance().of(80, 160), "VS-InflamLab-ANA");
    }
    if (facts.chance().percent(30)) {
      facts.exams().result(facts.around(WINDOW), Analyte.ANTIBODIES, Level.HIGH);
    }
    if (facts.chance().percent(30)) {
      facts.orders().open(facts.around("REF_LOOKBACK"), "VS-ReferralRheum");
    }
    if (facts.chance().percent(30)) {
      facts.conditions().add(facts.anyDay(), "VS-RheumatoidArthritis", "VS-SystemicLupus");
    }
    if (facts.chance().percent(30)) {
      facts.exams().finding(facts.around("SWELL_SEEN"), true, "VS-HandSwelling");
      facts.forms().answered(facts.around("SWELL_SEEN"), Map.of("warmth", true));
    }
  }

  private static void contradictory(Facts facts) {
    CohortStories.cramps(facts);
    Exams exams = facts.exams();
    Analyte marker = facts.chance().of(MARKERS);
    contradict(facts, exams.result(facts.within(WINDOW), marker, Level.HIGH), Level.HIGH);
    Analyte salt = facts.chance().of(SALTS);
    contradict(facts, exams.result(facts.within(METABOLIC), salt, Level.LOW), Level.LOW);
  }

  /** The laboratory calls it normal, mostly, and its own range says otherwise. */
  private static void contradict(Facts facts, ObjectNode result, Level level) {
    String said = facts.chance().mostly("N", List.of("H", "L", "LL"));
    ObjectNode word = facts.sheet().vocabulary().hl7("v3-ObservationInterpretation", said);
    result.putArray("interpretation").removeAll().add(word);
    result.remove("referenceRange");
    if (result.path("valueQuantity") instanceof ObjectNode value && value.has("value")) {
      ObjectNode limit = value.deepCopy();
      BigDecimal factor = new BigDecimal(level == Level.HIGH ? "0.5" : "1.5");
      limit.put("value", value.path("value").decimalValue().multiply(factor));
      String end = level == Level.HIGH ? "high" : "low";
      result.putArray("referenceRange").addObject().set(end, limit);
    }
  }

  private static void salts(Facts facts) {
    CohortStories.cramps(facts);
    for (Analyte salt : SALTS) {
      if (salt.equals(Analyte.CALCIUM) || facts.chance().percent(70)) {
        Level level = facts.chance().percent(80) ? Level.LOW : Level.ANY;
        ObjectNode result = facts.exams().result(facts.around(METABOLIC), salt, level);
        if (facts.chance().percent(40)) {
          result.remove("referenceRange");
        }
      }
    }
    if (facts.chance().percent(90)) {
      facts.conditions().add(facts.anyDay(), "VS-Tetany");
    }
  }

  private static void medicines(Facts facts) {
    CohortStories.cramps(facts);
    facts.medicines().taken(Route.ORAL, "VS-Statin");
    facts.medicines().taken(Route.ORAL, "VS-Diuretic");
    if (facts.chance().percent(80)) {
      facts.medicines().taken(Route.ORAL, "VS-ACEi-ARB");
    }
  }

  private static void draft(Facts facts) {
    CohortStories.cramps(facts);
    ObjectNode draft = facts.drafts().of("VS-InflamLab-ANA");
    if (facts.chance().percent(30)) {
      facts.orders().becauseOfSomething(draft);
    }
  }
}
