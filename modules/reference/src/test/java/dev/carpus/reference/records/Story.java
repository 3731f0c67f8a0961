package dev.carpus.reference.records;

/** What a record tells, before it is disturbed: cramps of both hands, and a branch of the rules. */
@FunctionalInterface
interface Story {
  /** Writes it down. */
  void tell(Facts facts);
}
