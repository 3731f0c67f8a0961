package dev.carpus.logic.compiled;

import org.jspecify.annotations.Nullable;

/** A compiled piece of CQL. */
@FunctionalInterface
interface Expression {
  /** Its value; null for what CQL calls null. */
  @Nullable Object value(Frame frame);
}
