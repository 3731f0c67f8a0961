package dev.carpus.reference.records;

import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;

/**
 * A record of a patient whom nobody has seen, and when it is asked about.
 *
 * @param seed what decided it
 * @param story what it tells
 * @param record the record
 * @param moment when it is asked about
 * @param mayBeUnreadable whether something in it may be no FHIR at all
 */
public record SyntheticRecord(
    long seed, String story, PatientRecord record, Moment moment, boolean mayBeUnreadable) {
  @Override
  public String toString() {
    return "seed " + seed + " (" + story + ")";
  }
}
