package dev.carpus.benchmarks.byhand;

import dev.carpus.terminology.ConceptIndex;

/** The bits of the value sets that the rules ask for. */
final class Codes {
  private static final String VALUE_SETS = "https://carpus.example/fhir/ValueSet/";

  private final ConceptIndex index;

  final int bodyTemperature;
  final int bothSides;
  final int burning;
  final int comfortCare;
  final int dystonia;
  final int emergency;
  final int established;
  final int films;
  final int handCramp;
  final int handInfection;
  final int handPain;
  final int handSite;
  final int handSwelling;
  final int handWasting;
  final int jointSwelling;
  final int leftSide;
  final int namesNoPlace;
  final int notPregnant;
  final int pregnancy;
  final int pregnancyStatus;
  final int pregnancyTest;
  final int redness;
  final int rightSide;
  final int wristPain;
  final int wristSite;

  Codes(ConceptIndex index) {
    this.index = index;
    bodyTemperature = bit("VS-BodyTemperature");
    bothSides = bit("VS-SideBoth");
    burning = bit("VS-Burning");
    comfortCare = bit("VS-HospiceComfortCare");
    dystonia = bit("VS-FocalHandDystonia");
    emergency = bit("VS-HandEmergency");
    established = bit("VS-EstablishedHandDiagnosis");
    films = bit("VS-HandWristXR");
    handCramp = bit("VS-HandCramp");
    handInfection = bit("VS-HandInfection");
    handPain = bit("VS-HandPain");
    handSite = bit("VS-HandSite");
    handSwelling = bit("VS-HandSwelling");
    handWasting = bit("VS-HandWasting");
    jointSwelling = bit("VS-JointSwelling");
    leftSide = bit("VS-SideLeft");
    namesNoPlace = bit("VS-NamesNoPlace");
    notPregnant = bit("VS-NotPregnant");
    pregnancy = bit("VS-Pregnancy");
    pregnancyStatus = bit("VS-PregnancyStatus");
    pregnancyTest = bit("VS-hCG");
    redness = bit("VS-Erythema");
    rightSide = bit("VS-SideRight");
    wristPain = bit("VS-WristPain");
    wristSite = bit("VS-WristSite");
  }

  private int bit(String valueSet) {
    return index.bitOf(VALUE_SETS + valueSet);
  }
}
