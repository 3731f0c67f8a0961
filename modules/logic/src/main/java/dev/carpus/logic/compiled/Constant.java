package dev.carpus.logic.compiled;

import org.jspecify.annotations.Nullable;

/**
 * What is the same in every evaluation.
 *
 * @param known its value
 */
record Constant(@Nullable Object known) implements Expression {
  @Override
  public @Nullable Object value(Frame frame) {
    return known;
  }
}
