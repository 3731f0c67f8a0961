package dev.carpus.benchmarks.byhand;

import org.jspecify.annotations.Nullable;

/** Three-valued logic, where null is not known. */
final class Presence {
  private Presence() {}

  /** Whether there is something: where nothing was found and something is missing, who knows? */
  static @Nullable Boolean of(boolean isFound, boolean isMissing) {
    return isFound ? Boolean.TRUE : isMissing ? null : Boolean.FALSE;
  }

  /** The contrary. */
  static @Nullable Boolean not(@Nullable Boolean one) {
    return one == null ? null : Boolean.valueOf(!one);
  }

  /** Both. */
  static @Nullable Boolean and(@Nullable Boolean one, @Nullable Boolean other) {
    if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
      return Boolean.FALSE;
    }
    return (one == null || other == null) ? null : Boolean.TRUE;
  }

  /** At least one. */
  static @Nullable Boolean or(@Nullable Boolean one, @Nullable Boolean other) {
    if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
      return Boolean.TRUE;
    }
    return (one == null || other == null) ? null : Boolean.FALSE;
  }
}
