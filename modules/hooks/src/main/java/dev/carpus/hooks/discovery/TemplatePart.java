package dev.carpus.hooks.discovery;

/** A piece of a prefetch template. */
sealed interface TemplatePart {
  /** Text that stays as it is. */
  record Literal(String text) implements TemplatePart {}

  /** A place that the context of a request fills. */
  record Filled(Token token) implements TemplatePart {}
}
