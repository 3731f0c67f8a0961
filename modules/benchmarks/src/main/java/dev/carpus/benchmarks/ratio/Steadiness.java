package dev.carpus.benchmarks.ratio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what is called in a process of its own costs what it will go on to cost: its calls have
 * become no cheaper for some steps, and its compilers rest. Used by one thread.
 */
public final class Steadiness {
  /** How many steps are compared with as many before them. */
  private static final int WINDOW = 5;

  /** What became so much cheaper is not steady yet. */
  private static final double STILL_CHEAPER = 0.95;

  /** While the compilers work for more of the time, it is not, either. */
  private static final double COMPILING = 0.05;

  private final List<Step> steps = new ArrayList<>();

  private record Step(Slice slice, Duration compiling, Duration took) {}

  /**
   * A further step.
   *
   * @param slice what its calls cost
   * @param compiling how long the compilers worked meanwhile
   * @param took how long it was, by the clock
   */
  public void add(Slice slice, Duration compiling, Duration took) {
    steps.add(new Step(slice, compiling, took));
  }

  /** Whether it is steady after the last step. */
  public boolean isReached() {
    int size = steps.size();
    if (size < 2 * WINDOW) {
      return false;
    }
    List<Step> last = steps.subList(size - WINDOW, size);
    List<Step> before = steps.subList(size - 2 * WINDOW, size - WINDOW);
    return isNoCheaper(cpuOfCall(last), cpuOfCall(before)) && isCompiled(compiling(last));
  }

  /** Whether what costs this now will go on to cost it, by what it cost before. */
  static boolean isNoCheaper(double now, double before) {
    return now > STILL_CHEAPER * before;
  }

  /** Whether compilers rest that worked for this part of the time. */
  static boolean isCompiled(double compiling) {
    return compiling <= COMPILING;
  }

  private static double cpuOfCall(List<Step> steps) {
    return steps.stream().mapToDouble(step -> step.slice().cpu()).sum()
        / steps.stream().mapToInt(step -> step.slice().times().length).sum();
  }

  private static double compiling(List<Step> steps) {
    return (double) steps.stream().mapToLong(step -> step.compiling().toNanos()).sum()
        / steps.stream().mapToLong(step -> step.took().toNanos()).sum();
  }
}
