package dev.carpus.benchmarks.http;

import com.sun.management.OperatingSystemMXBean;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** What a server's process has used so far, told on a loopback port of its own. */
final class ServerMeter {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  private ServerMeter() {}

  /**
   * What a process has used since it started.
   *
   * @param cpu time of all its threads: those that answer, the collector, the database, the
   *     compilers
   * @param compiling how long its compilers have worked, by the clock
   */
  record Reading(Duration cpu, Duration compiling) {
    Reading since(Reading before) {
      return new Reading(cpu.minus(before.cpu), compiling.minus(before.compiling));
    }
  }

  /**
   * Begins to tell of this process.
   *
   * @return the port
   */
  static int open() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("meter").start(() -> answer(socket));
    return socket.getLocalPort();
  }

  private static void answer(ServerSocket asked) {
    try (asked) {
      while (true) {
        try (Socket socket = asked.accept();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
          out.writeLong(SYSTEM.getProcessCpuTime());
          out.writeLong(COMPILER.getTotalCompilationTime());
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the meter has ended", failed);
    }
  }

  /** What the process has used that tells it on that port. */
  static Reading read(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      return new Reading(Duration.ofNanos(in.readLong()), Duration.ofMillis(in.readLong()));
    } catch (IOException failed) {
      throw new UncheckedIOException("the server has ended", failed);
    }
  }
}
