package dev.carpus.server.fuzz;

/** A change of a body that leaves it a JSON tree. */
sealed interface JsonMutation extends Mutation permits TreeMutation, FhirMutation, CallMutation {
  /** A change; one that finds nothing to change does nothing. */
  @FunctionalInterface
  interface Change {
    /** Changes the body. */
    void apply(Workpiece work);
  }

  /** What it does. */
  Change change();
}
