package dev.carpus.logic.compiled;

import org.jspecify.annotations.Nullable;

/**
 * An operand, alias or let.
 *
 * @param slot its place in the frame
 */
record Local(int slot) implements Expression {
  @Override
  public @Nullable Object value(Frame frame) {
    return frame.locals()[slot];
  }
}
