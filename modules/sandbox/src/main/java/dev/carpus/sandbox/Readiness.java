package dev.carpus.sandbox;

import java.util.OptionalInt;

/**
 * How far the sandbox is with its sample patients: it loads them at the start, and again when it is
 * reset; thread-safe.
 */
final class Readiness {

  /** What loads the sample patients, from nothing. */
  @FunctionalInterface
  interface Reset {
    /** Deletes everything, loads the sample patients, and gives their number. */
    int run();
  }

  private volatile OptionalInt patients = OptionalInt.empty();
  private volatile Reset reset = () -> 0;

  /** How many sample patients are loaded; nothing while they are being loaded. */
  OptionalInt patients() {
    return patients;
  }

  /** Tells that so many sample patients are loaded, and how to load them again. */
  void ready(int loaded, Reset again) {
    reset = again;
    patients = OptionalInt.of(loaded);
  }

  /**
   * Loads the sample patients anew.
   *
   * @return how many they are; nothing if they are being loaded at this moment
   */
  synchronized OptionalInt reset() {
    if (patients.isEmpty()) {
      return OptionalInt.empty();
    }
    patients = OptionalInt.empty();
    patients = OptionalInt.of(reset.run());
    return patients;
  }
}
