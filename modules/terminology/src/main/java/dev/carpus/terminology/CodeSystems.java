package dev.carpus.terminology;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The code systems that content may speak of, each under all names that it goes by: its canonical
 * URL, the OIDs and former URLs of {@code CodeSystem.identifier}, with a slash at the end and
 * without.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem.html#identification">FHIR R4, identification of
 *     code systems</a>
 */
public final class CodeSystems {
  private static final String OID = "urn:oid:";

  private final Map<String, CodeSystem> byUrl = new HashMap<>();
  private final Map<String, String> urlOf = new HashMap<>();

  /** These systems. */
  public CodeSystems(List<CodeSystem> systems) {
    for (CodeSystem system : systems) {
      byUrl.put(system.getUrl(), system);
      names(system).forEach(name -> urlOf.put(name, system.getUrl().intern()));
    }
  }

  private static Set<String> names(CodeSystem system) {
    Set<String> names = new TreeSet<>(spellings(system.getUrl()));
    for (Identifier identifier : system.getIdentifier()) {
      if (identifier.hasValue()) {
        names.addAll(spellings(identifier.getValue()));
      }
    }
    return names;
  }

  /** Ways to write the name of a system that mean the same, the plainest first. */
  static List<String> spellings(String name) {
    String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (bare.startsWith(OID)) {
      String number = bare.substring(OID.length());
      return List.of(bare, number, bare + "/", number + "/");
    }
    return List.of(bare, bare + "/");
  }

  /** The canonical URL of a system; a name that nobody knows stays as it is, without a slash. */
  public String canonical(String name) {
    String known = urlOf.get(name);
    return known == null ? spellings(name).getFirst() : known;
  }

  /** Whether there is a CodeSystem of this name. */
  boolean knows(String name) {
    return urlOf.containsKey(name);
  }

  /** The resource that describes a system. */
  Optional<CodeSystem> resource(String name) {
    return Optional.ofNullable(byUrl.get(canonical(name)));
  }

  /** The canonical URL of each system, by every name that it goes by. */
  Map<String, String> names() {
    return Collections.unmodifiableMap(urlOf);
  }
}
