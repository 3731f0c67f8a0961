package dev.carpus.server.fuzz;

import java.lang.management.ManagementFactory;

/** How much of this process's memory holds objects that are needed. */
public final class HeapInUse {
  private HeapInUse() {}

  /** The bytes in use after the garbage is collected. */
  public static long bytes() {
    // The first collection lets go of what the second can then take away.
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
