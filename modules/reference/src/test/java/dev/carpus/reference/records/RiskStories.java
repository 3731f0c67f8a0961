package dev.carpus.reference.records;

import dev.carpus.reference.records.Medicines.Route;
import dev.carpus.reference.records.Quantities.Level;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Drafts with something that speaks against them: P-28, P-29, P-37, P-38. */
final class RiskStories {
  private static final List<String> DISEASES =
      List.of(
          "VS-CKD3",
          "VS-CKD4plus",
          "VS-CKD-AnyStage",
          "VS-GIBleed",
          "VS-HeartFailure",
          "VS-HeartFailure",
          "VS-HepaticFailure",
          "VS-HepaticFailure",
          "VS-Cirrhosis",
          "VS-LiverDisease",
          "VS-NMJDisease",
          "VS-AspirinAsthma",
          "VS-NSAIDAllergy",
          "VS-Anticoagulant",
          "VS-Antiplatelet");
  private static final List<String> MEDICINES =
      List.of(
          "VS-Anticoagulant",
          "VS-Warfarin",
          "VS-Antiplatelet",
          "VS-NSAID-Ingredient",
          "VS-Lithium",
          "VS-Methotrexate",
          "VS-Ciclosporin",
          "VS-SSRI",
          "VS-ACEi-ARB",
          "VS-Diuretic",
          "VS-Acetaminophen",
          "VS-Aminoglycoside");

  private static final String RENAL = "RENAL_LOOKBACK";

  private RiskStories() {}

  static Map<String, Story> all() {
    return Map.of(
        "a draft of an NSAID", facts -> risky(facts, Route.ORAL, "VS-NSAID-Ingredient"),
        "a draft of acetaminophen", RiskStories::acetaminophen,
        "a draft of aspirin", RiskStories::aspirin,
        "a draft of an MRI and an implant", RiskStories::mri,
        "a draft of contrast", RiskStories::contrast);
  }

  /** Anybody, mostly with cramps of both hands. */
  static void start(Facts facts) {
    if (facts.chance().percent(75)) {
      CohortStories.cramps(facts);
    } else {
      facts.patients().ofAnyAge();
    }
  }

  private static void risky(Facts facts, Route route, String valueSet) {
    start(facts);
    facts.drafts().of(route, valueSet);
    risks(facts);
  }

  private static void risks(Facts facts) {
    for (int count = facts.chance().between(1, 4); count > 0; count--) {
      risk(facts);
    }
  }

  /** Something that may speak against a medicine. */
  private static void risk(Facts facts) {
    Chance chance = facts.chance();
    switch (chance.between(0, 11)) {
      case 0, 1 -> facts.conditions().add(facts.anyDay(), chance.of(DISEASES));
      case 2 -> facts.conditions().possible(facts.anyDay(), chance.of(DISEASES));
      case 3 -> facts.conditions().over(facts.around("BLEED_LOOKBACK"), chance.of(DISEASES));
      case 4 -> facts.conditions().over(facts.before("BLEED_LOOKBACK"), "VS-GIBleed");
      case 5 -> result(facts, Analyte.FILTRATION, Level.LOW);
      case 6 -> result(facts, Analyte.PLATELETS, Level.LOW);
      case 7 -> result(facts, Analyte.TRANSAMINASE, Level.HIGH);
      case 8, 9 -> facts.medicines().taken(Route.ORAL, chance.of(MEDICINES));
      case 10 -> facts.allergies().to(chance.of("VS-NSAIDAllergy", "VS-Acetaminophen"));
      default -> facts.medicines().taken(Route.NONE, "VS-none");
    }
  }

  private static void result(Facts facts, Analyte analyte, Level level) {
    Chance chance = facts.chance();
    int daysAgo = chance.percent(60) ? facts.around(RENAL) : facts.before(RENAL);
    facts.exams().result(daysAgo, analyte, chance.percent(60) ? level : Level.ANY);
    if (chance.percent(30)) {
      facts.conditions().add(facts.anyDay(), "VS-CKD-AnyStage");
    }
  }

  private static void acetaminophen(Facts facts) {
    risky(facts, Route.ORAL, "VS-Acetaminophen");
    if (facts.chance().percent(40)) {
      facts.exams().result(facts.anyDay(), Analyte.TRANSAMINASE, Level.HIGH);
    }
    if (facts.chance().percent(50)) {
      facts.medicines().taken(Route.ORAL, "VS-Acetaminophen", "VS-Warfarin");
    } else {
      facts.allergies().to("VS-Acetaminophen");
    }
  }

  private static void aspirin(Facts facts) {
    risky(facts, Route.ORAL, "VS-Aspirin");
    if (facts.chance().percent(50)) {
      facts.allergies().intoleranceOf("VS-Aspirin");
    } else {
      facts.allergies().to("VS-NSAIDAllergy", "VS-Aspirin", "VS-AspirinAsthma");
    }
  }

  /** Of a rate that is only known to be below something, nobody can tell how low it is. */
  private static void inexact(ObjectNode result) {
    if (result.path("valueQuantity") instanceof ObjectNode value) {
      value.put("comparator", "<");
    }
  }

  private static void contrast(Facts facts) {
    start(facts);
    var draft = facts.drafts().of("VS-HandMRI-Contrast");
    if (facts.chance().percent(30)) {
      facts.orders().because(draft, "VS-HandInfection", "VS-SynovitisTenosynovitis", "VS-CTS");
    }
    if (facts.chance().percent(70)) {
      facts.exams().result(facts.around(RENAL), Analyte.FILTRATION, Level.LOW);
    } else {
      inexact(facts.exams().result(facts.anyDay(), Analyte.FILTRATION, Level.ANY));
    }
    if (facts.chance().percent(45)) {
      PregnancyStories.pregnant(facts);
    }
  }

  private static void mri(Facts facts) {
    if (facts.chance().percent(50)) {
      start(facts);
    } else {
      facts.patients().ofAnyAge();
    }
    facts
        .drafts()
        .of(
            facts
                .chance()
                .of("VS-HandMRI-NoContrast", "VS-WristStudy", "VS-CSpineMRI", "VS-CSpineMRI"));
    implant(facts);
    if (facts.chance().percent(20)) {
      PregnancyStories.pregnant(facts);
    }
  }

  /** An implant by a condition, a device or a procedure, which may be cleared for an MRI. */
  static void implant(Facts facts) {
    switch (facts.chance().between(0, 4)) {
      case 0 -> facts.conditions().add(facts.anyDay(), "VS-MRIUnsafeImplant");
      case 1 -> facts.devices().of("VS-MRIUnsafeImplant");
      case 2 -> facts.devices().conditional("VS-MRIUnsafeImplant", "VS-CardiacDevice");
      case 3 -> facts.orders().done(facts.anyDay(), "VS-MRIUnsafeImplant");
      default -> facts.conditions().over(facts.anyDay(), "VS-MRIUnsafeImplant");
    }
    if (facts.chance().percent(35)) {
      facts
          .forms()
          .answered(facts.around("SCREENING_LOOKBACK"), Map.of("mri-screening-cleared", true));
    }
  }
}
