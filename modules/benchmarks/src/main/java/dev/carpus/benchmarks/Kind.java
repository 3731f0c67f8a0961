package dev.carpus.benchmarks;

import dev.carpus.benchmarks.ratio.RowName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be measured. */
enum Kind {
  BYTE_SCAN("byte-scan", "floor", "adds up the bytes of the request"),
  TOKEN_PASS("token-pass", "floor", "Jackson reads every token of the request, and uses none"),
  OURS("ours", "pipeline", "the bytes of the request to the bytes of the cards, logic compiled"),
  REFERENCE("reference", "peers", "the same on HAPI's object model and the official CQL engine"),
  COMPILED_RULES("compiled-rules", "logic", "the rules that are also written by hand, on facts"),
  RULES_BY_HAND("rules-by-hand", "logic", "the same rules written by hand in Java, on the facts"),
  APPLY(
      "apply", "peers", "the bytes parsed by HAPI, $apply by cqf-fhir-cr to a CarePlan in memory"),
  SERVICE("service", "http", "the service over HTTP, decisions stored, 16 calls at a time"),
  HAPI(
      "hapi",
      "http",
      "CDS Hooks of HAPI over HTTP, $apply by cqf-fhir-cr, nothing stored, 16 calls at a time"),
  ECHO("echo", "http", "as many bytes read and answered by a server in the same stack");

  private final String word;
  private final String group;
  private final String description;

  Kind(String word, String group, String description) {
    this.word = word;
    this.group = group;
    this.description = description;
  }

  /** What it is called on the command line and in tables. */
  String word() {
    return word;
  }

  /** The group that it is in. */
  String group() {
    return group;
  }

  /** What is measured, in words. */
  String description() {
    return description;
  }

  /** The row of this kind for requests of so many resources. */
  RowName of(int size) {
    return new RowName(word, size);
  }

  /** The kind of that name; nothing if there is none. */
  static Optional<Kind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The names of the groups. */
  static List<String> groups() {
    return Arrays.stream(values()).map(Kind::group).distinct().toList();
  }
}
