package dev.carpus.server.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which test classes name which requirements: {@code R-001}, or {@code }. */
final class NamedInTests {
  private static final Pattern NAMES =
      Pattern.compile("R-(\\d{3})(?:\\s*(?:\\.\\.|to)\\s*R-(\\d{3}))?");

  private NamedInTests() {}

  /** The names of the classes, by the id of the requirement. */
  static Map<String, NavigableSet<String>> all() throws IOException {
    Map<String, NavigableSet<String>> classes = new TreeMap<>();
    Path modules = Path.of(System.getProperty("carpus.root")).resolve("modules");
    try (Stream<Path> files = Files.walk(modules)) {
      for (Path file : files.filter(NamedInTests::isTest).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher found = NAMES.matcher(Files.readString(file));
        while (found.find()) {
          int first = Integer.parseInt(found.group(1));
          int last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
          for (int row = first; row <= last; row++) {
            classes.computeIfAbsent("R-%03d".formatted(row), _ -> new TreeSet<>()).add(name);
          }
        }
      }
    }
    return classes;
  }

  private static boolean isTest(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.contains("/src/test/java/")
        && !path.contains("/conformance/")
        && (path.endsWith("Test.java") || path.endsWith("IT.java"));
  }
}
