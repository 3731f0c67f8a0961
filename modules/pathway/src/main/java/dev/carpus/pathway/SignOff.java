package dev.carpus.pathway;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the review of one rule has come.
 *
 * @param status how far, as it counts for the present content
 * @param date the day on which that was said
 * @param reviewer who said it, a name or a role
 * @param version the version of the content that it was said of
 * @param note what else was said
 * @param isLapsed whether it is an approval of other content than the present, which counts as
 *     under review
 */
public record SignOff(
    ReviewStatus status,
    Optional<LocalDate> date,
    Optional<String> reviewer,
    Optional<String> version,
    Optional<String> note,
    boolean isLapsed) {
  /** That of a rule of which nobody has said anything: never more than under review. */
  static SignOff unsaid(ReviewStatus ofPathway) {
    return new SignOff(
        ReviewStatus.least(ofPathway, ReviewStatus.UNDER_REVIEW),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
