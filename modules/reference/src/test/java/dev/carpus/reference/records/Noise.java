package dev.carpus.reference.records;

import dev.carpus.reference.records.Medicines.Route;
import dev.carpus.reference.records.Quantities.Level;
import dev.carpus.reference.records.Sites.Side;
import java.util.List;

/** Facts of any kind that belong to no story. */
final class Noise {
  private static final String[] CONDITIONS = {
    "VS-HandCramp",
    "VS-HandPain",
    "VS-HandSwelling",
    "VS-JointSwelling",
    "VS-HandInfection",
    "VS-HandWasting",
    "VS-HandWeakness",
    "VS-Hyperreflexia",
    "VS-GaitChange",
    "VS-Fasciculation",
    "VS-Burning",
    "VS-Erythema",
    "VS-Erythromelalgia",
    "VS-Raynaud",
    "VS-HandNumbness",
    "VS-CRPS",
    "VS-FocalHandDystonia",
    "VS-EstablishedHandDiagnosis",
    "VS-CervicalMyelopathy",
    "VS-CervicalRadiculopathy",
    "VS-CervicalSpondylosisStenosis",
    "VS-InflammatoryHand",
    "VS-InflamedHandJoint",
    "VS-HandEffusion",
    "VS-CTS",
    "VS-ForeignBodyHand",
    "VS-StructuralHand",
    "VS-Nonunion",
    "VS-MildOsteoarthritis",
    "VS-MRIUnsafeImplant",
    "VS-CardiacDevice",
    "VS-Pregnancy",
    "VS-CKD-AnyStage",
    "VS-CKD3",
    "VS-CKD4plus",
    "VS-GIBleed",
    "VS-HeartFailure",
    "VS-LiverDisease",
    "VS-HepaticFailure",
    "VS-NMJDisease",
    "VS-NSAIDAllergy",
    "VS-Tetany",
    "VS-SystemicLupus",
    "VS-Anticoagulant",
    "VS-Antiplatelet",
    "VS-SideLeft",
    "VS-SideRight",
    "VS-NamesNoPlace",
    "VS-MetabolicCramp",
    "VS-Thrombocytopenia",
    "VS-none"
  };
  private static final String[] MEDICINES = {
    "VS-NSAID-Ingredient",
    "VS-NSAID-Product",
    "VS-Aspirin",
    "VS-Acetaminophen",
    "VS-OpioidAcetaminophenCombination",
    "VS-Anticoagulant",
    "VS-Antiplatelet",
    "VS-Warfarin",
    "VS-Statin",
    "VS-Diuretic",
    "VS-ACEi-ARB",
    "VS-SSRI",
    "VS-Lithium",
    "VS-Methotrexate",
    "VS-Ciclosporin",
    "VS-Aminoglycoside",
    "VS-BotulinumToxin",
    "VS-IntraArticularSteroid",
    "VS-UnrecognisedDrug",
    "VS-none"
  };
  private static final String[] STUDIES = {
    "VS-HandWristXR",
    "VS-HandXR-LT3",
    "VS-HandMRI",
    "VS-HandUS",
    "VS-CSpineMRI",
    "VS-EMG",
    "VS-WristStudy",
    "VS-BloodCountPanel",
    "VS-LiverPanel",
    "VS-InflamLab",
    "VS-Calcium",
    "VS-Magnesium",
    "VS-Potassium",
    "VS-Creatinine",
    "VS-none"
  };
  private static final String[] TREATMENTS = {
    "VS-ReferralOT",
    "VS-ReferralNeuro",
    "VS-ReferralHand",
    "VS-ReferralOrtho",
    "VS-ReferralRheum",
    "VS-ReferralSpine",
    "VS-ActivityAdvice",
    "VS-ExerciseEducation",
    "VS-CervicalDecompression",
    "VS-MRIUnsafeImplant",
    "VS-EMG"
  };
  private static final String[] FINDINGS = {
    "VS-HandWasting",
    "VS-HandWeakness",
    "VS-Hyperreflexia",
    "VS-GaitChange",
    "VS-Fasciculation",
    "VS-HandSwelling",
    "VS-JointSwelling"
  };

  private static final List<String> STATUS =
      List.of("active", "completed", "stopped", "on-hold", "draft");

  private Noise() {}

  /** Writes a fact of any kind. */
  static void write(Facts facts) {
    Chance chance = facts.chance();
    int day = facts.anyDay();
    switch (chance.between(0, 25)) {
      case 0, 1, 2 -> facts.conditions().add(day, chance.of(CONDITIONS));
      case 3 -> facts.conditions().ofHand(day, chance.of(Side.values()), chance.of(CONDITIONS));
      case 4 -> facts.conditions().over(day, chance.of(CONDITIONS));
      case 5 -> facts.conditions().refuted(day, chance.of(CONDITIONS));
      case 6, 7, 8 -> facts.exams().result(day, chance.of(Analyte.ALL), Level.ANY);
      case 9, 10 -> facts.exams().finding(day, chance.percent(60), chance.of(FINDINGS));
      case 11 -> facts.imaging().concludedSomehow(day, chance.of(STUDIES));
      case 12 -> facts.imaging().study(day, chance.of(STUDIES));
      case 13 -> facts.orders().ordered(chance.of(STATUS), day, chance.of(STUDIES));
      case 14 -> facts.orders().ordered(chance.of(STATUS), day, chance.of(TREATMENTS));
      case 15 ->
          facts.orders().done(day, chance.percent(50) ? chance.of(TREATMENTS) : chance.of(STUDIES));
      case 16 ->
          facts.medicines().prescribed(chance.of(STATUS), day, route(chance), chance.of(MEDICINES));
      case 17 ->
          facts
              .medicines()
              .stated(chance.of(STATUS), day + 20, day, route(chance), chance.of(MEDICINES));
      case 18 -> facts.medicines().given(day, route(chance), chance.of(MEDICINES));
      case 19 -> facts.allergies().to(chance.of(MEDICINES));
      case 20, 21 -> facts.forms().filledIn(day);
      case 22 -> facts.visits().encounter(day);
      case 23 -> facts.devices().conditional(chance.of("VS-CardiacDevice", "VS-MRIUnsafeImplant"));
      case 24 -> facts.devices().plan("VS-ExerciseEducation");
      default -> facts.visits().appointment(chance.of(0, 0, 1, 41, 42, 43, -1));
    }
  }

  private static Route route(Chance chance) {
    return chance.of(Route.values());
  }
}
