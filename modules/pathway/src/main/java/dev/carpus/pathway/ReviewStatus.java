package dev.carpus.pathway;

import java.util.Arrays;
import java.util.Optional;

/** How far the review of a pathway or of a rule has come, in the order of its progress. */
public enum ReviewStatus {
  SUBMITTED("submitted", "Submitted for clinical review"),
  UNDER_REVIEW("under-review", "Pending clinical review"),
  APPROVED("approved", "Approved");

  /** The extension of a PlanDefinition that carries it. */
  public static final String URL = "https://carpus.example/fhir/StructureDefinition/review-status";

  private final String code;
  private final String label;

  ReviewStatus(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The word in FHIR and on cards. */
  public String code() {
    return code;
  }

  /** The words for people. */
  public String label() {
    return label;
  }

  /** The less advanced of two. */
  static ReviewStatus least(ReviewStatus one, ReviewStatus other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** The status of that code. */
  public static Optional<ReviewStatus> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
  }
}
