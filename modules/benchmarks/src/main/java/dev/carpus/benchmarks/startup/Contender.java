package dev.carpus.benchmarks.startup;

import dev.carpus.benchmarks.startup.StartedProcess.Probe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program whose start is measured.
 *
 * @param name what the table calls it
 * @param launch its class path and main class, or its jar, as Java takes them
 * @param cache the AOT cache that it starts with
 * @param served the arguments with which it serves, the port and the folder of its data apart
 * @param probe what tells that it is ready
 * @param call the call that is timed once it is
 */
record Contender(
    String name, List<String> launch, Path cache, List<String> served, Probe probe, Probe call) {
  /** What stands in the arguments for the port, and for a folder that is deleted afterwards. */
  static final String PORT = "{port}";

  static final String DATA = "{data}";

  Contender {
    launch = List.copyOf(launch);
    served = List.copyOf(served);
  }

  /** The same, with another call. */
  Contender calling(Probe other) {
    return new Contender(name, launch, cache, served, probe, other);
  }

  /** The command that starts it with its cache and not without. */
  List<String> start(int port, Path data) {
    List<String> command = java("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    command.addAll(launch);
    served.forEach(each -> command.add(filled(each, port, data)));
    return command;
  }

  /** The command that starts it to make its cache, which is there some time after it has ended. */
  List<String> training(List<String> arguments, int port, Path data) {
    List<String> command = java("-XX:AOTCacheOutput=" + cache);
    command.addAll(launch);
    arguments.forEach(each -> command.add(filled(each, port, data)));
    return command;
  }

  /** The options are those of {@code ./carpus serve}, for everybody. */
  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of(options));
    return command;
  }

  private static String filled(String argument, int port, Path data) {
    return argument.replace(PORT, Integer.toString(port)).replace(DATA, data.toString());
  }
}
