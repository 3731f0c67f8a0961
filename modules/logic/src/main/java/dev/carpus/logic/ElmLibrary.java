package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CQL library in its compiled form, the Expression Logical Model; thread-safe. It is read and
 * written as JSON when somebody first asks, and no more than once.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html">CQL, ELM</a>
 */
public final class ElmLibrary {
  private final String name;
  private final String version;
  private final String cqlHash;

  private volatile @Nullable String json;
  private volatile @Nullable ObjectNode tree;

  /**
   * A library.
   *
   * @param name the library's name
   * @param version its version
   * @param cqlHash SHA-256 of the CQL it was made from, in lower-case hexadecimal; empty for one
   *     that comes with the translator
   * @param json the ELM as JSON
   */
  public ElmLibrary(String name, String version, String cqlHash, String json) {
    this.name = name;
    this.version = version;
    this.cqlHash = cqlHash;
    this.json = json;
  }

  private ElmLibrary(ElmLibrary original, ObjectNode tree) {
    name = original.name;
    version = original.version;
    cqlHash = original.cqlHash;
    this.tree = tree;
  }

  /** A library as its ELM names it. */
  static ElmLibrary read(String json, String cqlHash) {
    ObjectNode tree = ElmJson.library(json);
    JsonNode identifier = tree.path("identifier");
    ElmLibrary library =
        new ElmLibrary(text(identifier, "id"), text(identifier, "version"), cqlHash, json);
    library.tree = tree;
    return library;
  }

  /** The same library with other ELM, which nobody may change from now on. */
  ElmLibrary with(ObjectNode other) {
    return new ElmLibrary(this, other);
  }

  /** The library's name. */
  public String name() {
    return name;
  }

  /** Its version. */
  public String version() {
    return version;
  }

  /**
   * SHA-256 of the CQL it was made from, in lower-case hexadecimal; empty for one that comes with
   * the translator.
   */
  public String cqlHash() {
    return cqlHash;
  }

  /** The ELM as JSON. */
  public String json() {
    String known = json;
    if (known == null) {
      known = ElmJson.document(tree());
      json = known;
    }
    return known;
  }

  /** The {@code library} of the ELM. It is everybody's: who wants to change it takes a copy. */
  public ObjectNode tree() {
    ObjectNode known = tree;
    if (known == null) {
      known = ElmJson.library(Objects.requireNonNull(json));
      tree = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ElmLibrary library
        && name.equals(library.name)
        && version.equals(library.version)
        && cqlHash.equals(library.cqlHash)
        && json().equals(library.json());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, version, cqlHash);
  }

  @Override
  public String toString() {
    return name + "|" + version;
  }
}
