package dev.carpus.logic.values;

import org.jspecify.annotations.Nullable;

/**
 * Three-valued logic, where null is <i>not known</i>.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#logical-operators-3">CQL, logical
 *     operators</a>
 */
public final class Truth {
  private Truth() {}

  /** Whether it is surely true. */
  public static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }

  /** Whether it is surely false. */
  public static boolean isFalse(@Nullable Object value) {
    return Boolean.FALSE.equals(value);
  }

  /** Both. */
  public static @Nullable Boolean and(@Nullable Object left, @Nullable Object right) {
    if (Truth.isFalse(left) || Truth.isFalse(right)) {
      return Boolean.FALSE;
    }
    return (left == null || right == null) ? null : Boolean.TRUE;
  }

  /** At least one. */
  public static @Nullable Boolean or(@Nullable Object left, @Nullable Object right) {
    if (Truth.isTrue(left) || Truth.isTrue(right)) {
      return Boolean.TRUE;
    }
    return (left == null || right == null) ? null : Boolean.FALSE;
  }

  /** One of both, and not the other. */
  public static @Nullable Boolean xor(@Nullable Object left, @Nullable Object right) {
    return (left == null || right == null) ? null : Boolean.valueOf(!left.equals(right));
  }

  /** The second, if the first. */
  public static @Nullable Boolean implies(@Nullable Object left, @Nullable Object right) {
    return or(not(left), right);
  }

  /** The contrary. */
  public static @Nullable Boolean not(@Nullable Object operand) {
    return operand == null ? null : Boolean.valueOf(Truth.isFalse(operand));
  }
}
