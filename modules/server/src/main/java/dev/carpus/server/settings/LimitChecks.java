package dev.carpus.server.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** What the limits must fulfil. */
final class LimitChecks {
  private static final long MOST_BYTES = 1L << 30;

  private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);

  private LimitChecks() {}

  static List<String> problems(LimitSettings limits) {
    List<String> problems = new ArrayList<>();
    size("body", limits.body(), problems);
    size("string", limits.string(), problems);
    size("fhir-response", limits.fhirResponse(), problems);
    number("depth", limits.depth(), 10, 1000, problems);
    number("resources", limits.resources(), 1, 1_000_000, problems);
    number("concurrent", limits.concurrent(), 1, 10_000, problems);
    if (limits.statedBodies().filter(size -> size.toBytes() < 1).isPresent()) {
      problems.add("carpus.limits.bodies: must be at least 1B");
    }
    if (limits.patience().isNegative() || limits.patience().compareTo(MOST_PATIENCE) > 0) {
      problems.add("carpus.limits.patience: must be from 0s to 60s");
    }
    number("rate", limits.rate(), 1, 1_000_000, problems);
    return problems;
  }

  private static void size(String name, DataSize size, List<String> problems) {
    if (size.toBytes() < 1 || size.toBytes() > MOST_BYTES) {
      problems.add("carpus.limits." + name + ": must be from 1B to 1GB");
    }
  }

  private static void number(String name, int number, int least, int most, List<String> problems) {
    if (number < least || number > most) {
      problems.add("carpus.limits." + name + ": must be from " + least + " to " + most);
    }
  }
}
