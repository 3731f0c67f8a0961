package dev.carpus.reference.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Why tests are not passed; read from {@code reasons.tsv}. */
final class Reasons {
  private final Map<String, String> byTest = new HashMap<>();

  private Reasons() {}

  static Reasons read() throws IOException {
    Reasons reasons = new Reasons();
    try (InputStream in = Reasons.class.getResourceAsStream("reasons.tsv")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(line -> reasons.byTest.put(line[0] + "." + line[1], line[2]));
    }
    return reasons;
  }

  /** The tests that have a reason, each as {@code file.test}. */
  Set<String> tests() {
    return Set.copyOf(byTest.keySet());
  }

  /** Why a test is not passed; empty if there is no reason. */
  String of(CqlTest test) {
    return byTest.getOrDefault(test.file() + "." + test.name(), "");
  }
}
