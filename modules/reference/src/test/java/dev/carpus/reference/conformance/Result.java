package dev.carpus.reference.conformance;

/** What an engine makes of an expression. */
sealed interface Result {
  /** A value, written the same for equal ones. */
  record Value(String text) implements Result {}

  /** None: the engine says that the expression has no value. */
  record Failure(String message) implements Result {}

  /** None: the engine says beforehand that it does not know an operator. */
  record Unsupported(String operators) implements Result {}

  /** None, by a fault of the engine. */
  record Fault(String message) implements Result {}

  /** In a few words. */
  default String words() {
    return switch (this) {
      case Value(String text) -> text;
      case Failure _ -> "an error";
      case Unsupported(String operators) -> "unsupported: " + operators;
      case Fault(String message) -> "fault: " + message;
    };
  }
}
