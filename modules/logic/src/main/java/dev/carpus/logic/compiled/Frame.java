package dev.carpus.logic.compiled;

import org.jspecify.annotations.Nullable;

/** Where the names of a function or definition have their values. */
final class Frame {
  private final Evaluation evaluation;
  private final @Nullable Object[] locals;

  /**
   * A frame.
   *
   * @param evaluation what all of one evaluation share
   * @param locals operands, aliases and lets, by their slots
   */
  Frame(Evaluation evaluation, @Nullable Object[] locals) {
    this.evaluation = evaluation;
    this.locals = locals;
  }

  /** What all of one evaluation share. */
  Evaluation evaluation() {
    return evaluation;
  }

  /** Operands, aliases and lets, by their slots. */
  @Nullable Object[] locals() {
    return locals;
  }
}
