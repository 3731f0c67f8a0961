package dev.carpus.logic.compiled;

import org.jspecify.annotations.Nullable;

/**
 * What is worked out once in an evaluation.
 *
 * @param number the place where its value is kept
 * @param slots how many its frame has
 */
record Cell(int number, Expression code, int slots) implements Expression {
  @Override
  public @Nullable Object value(Frame frame) {
    return frame.evaluation().cell(this);
  }
}
