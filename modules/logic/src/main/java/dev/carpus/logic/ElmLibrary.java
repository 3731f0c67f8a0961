package dev.carpus.logic;

/**
 * A CQL library in its compiled form, the Expression Logical Model.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html">CQL, ELM</a>
 * @param name the library's name
 * @param version its version
 * @param cqlHash SHA-256 of the CQL it was made from, in lower-case hexadecimal; empty for one that
 *     comes with the translator
 * @param json the ELM as JSON
 */
public record ElmLibrary(String name, String version, String cqlHash, String json) {}
