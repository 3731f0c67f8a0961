package dev.carpus.server;

/** Drafts of drugs for the patient of {@link HookBody}, and what speaks against them. */
public final class OrderedDrug {
  /** RxNorm's code of ibuprofen. */
  public static final String IBUPROFEN = "5640";

  /** A filtration rate with which no anti-inflammatory drug is taken. */
  public static final String KIDNEY_FAILURE =
      """
      {"resourceType":"Observation","id":"egfr","status":"final",
       "code":{"coding":[{"system":"http://loinc.org","code":"98979-8"}]},
       "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-11-01",
       "valueQuantity":{"value":29,"unit":"mL/min/1.73m2","system":"http://unitsofmeasure.org",
        "code":"mL/min/{1.73_m2}"}}\
      """;

  private OrderedDrug() {}

  /** By mouth; what is drafted has no dose yet. */
  public static String draft(String id, String rxnorm) {
    return """
    {"resourceType":"MedicationRequest","id":"%s","status":"draft","intent":"order",
     "medicationCodeableConcept":{"coding":[
      {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"%s"}]},
     "subject":{"reference":"Patient/p1"},
     "dosageInstruction":[{"route":{"coding":[
      {"system":"http://snomed.info/sct","code":"26643006"}]}}]}\
    """
        .formatted(id, rxnorm);
  }
}
