package dev.carpus.pathway;

import dev.carpus.hooks.discovery.PrefetchTemplate;
import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ConceptIndex;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a pathway asks of a patient's record, as it follows from its logic: one query for each
 * resource type.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#prefetch-template">CDS Hooks 2.0, prefetch
 *     template</a>
 */
public final class PrefetchPlan {
  private static final String PATIENT = "Patient";
  private static final String ENCOUNTER = "Encounter";

  /** The type of which a chart can hold many thousands, so that only the codes asked are read. */
  private static final String BY_CODE = "Observation";

  private static final String MEDICATION = "Medication";

  /** The types that may name their drug by a reference to a Medication. */
  private static final Set<String> WITH_MEDICATION =
      Set.of("MedicationRequest", "MedicationStatement", "MedicationAdministration");

  private static final int PAGE = 200;

  /**
   * One query.
   *
   * @param key the prefetch key
   * @param type the resource type
   * @param template the query
   * @param included the resource type that comes along, because the others refer to it
   * @param isRequired whether there is no evaluation without it
   */
  public record Query(
      String key,
      String type,
      PrefetchTemplate template,
      Optional<String> included,
      boolean isRequired) {}

  private final Map<String, Query> byKey = new LinkedHashMap<>();
  private final List<Query> queries;

  private PrefetchPlan(Collection<Query> queries) {
    this.queries = List.copyOf(queries);
    queries.forEach(query -> byKey.put(query.key(), query));
  }

  /**
   * The plan for what a library reads.
   *
   * @param reads everything that is read
   * @param index the value sets, with the codes that concept maps carry into them
   * @param required the resource types that the pathway cannot do without
   */
  public static PrefetchPlan of(Set<Read> reads, ConceptIndex index, Set<String> required) {
    Map<String, NavigableSet<String>> valueSets = new TreeMap<>();
    required.forEach(type -> valueSets.put(type, new TreeSet<>()));
    reads.forEach(
        read -> valueSets.computeIfAbsent(read.type(), _ -> new TreeSet<>()).add(read.valueSet()));
    valueSets.remove(PATIENT);
    // It has no patient to be searched by, and comes along with the prescriptions that name it.
    valueSets.remove(MEDICATION);
    Map<String, Query> queries = new LinkedHashMap<>();
    queries.put(PATIENT, query(PATIENT, "patient", "Patient/{{context.patientId}}", required));
    valueSets.forEach((type, sets) ->
        queries.put(type, query(type, key(type), search(type, sets, index), required)));
    return new PrefetchPlan(queries.values());
  }

  private static Query query(String type, String key, String template, Set<String> required) {
    return new Query(
        key,
        type,
        PrefetchTemplate.parse(template),
        WITH_MEDICATION.contains(type) ? Optional.of(MEDICATION) : Optional.empty(),
        required.contains(type));
  }

  /** The type in the plural and with a small first letter; the one Encounter in the singular. */
  private static String key(String type) {
    String key = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    if (type.equals(ENCOUNTER)) {
      return key;
    }
    return key.endsWith("y") ? key.substring(0, key.length() - 1) + "ies" : key + "s";
  }

  private static String search(String type, NavigableSet<String> valueSets, ConceptIndex index) {
    if (type.equals(ENCOUNTER)) {
      return "Encounter/{{context.encounterId}}";
    }
    String search = type + "?patient={{context.patientId}}";
    if (type.equals(BY_CODE) && !valueSets.contains("")) {
      NavigableSet<CodeKey> codes = new TreeSet<>();
      valueSets.forEach(valueSet -> codes.addAll(index.codesOf(valueSet)));
      search += "&code=" + codes.stream().map(CodeKey::toString).collect(Collectors.joining(","));
    }
    if (WITH_MEDICATION.contains(type)) {
      search += "&_include=" + type + ":medication";
    }
    return search + "&_count=" + PAGE;
  }

  /** The queries, in the order in which discovery lists them. */
  public List<Query> queries() {
    return queries;
  }

  /** The query of a key. */
  public Optional<Query> query(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The templates by key, as discovery publishes them. */
  public Map<String, String> templates() {
    Map<String, String> templates = new LinkedHashMap<>();
    byKey.forEach((key, query) -> templates.put(key, query.template().toString()));
    return templates;
  }

  /** The key under which a resource type is asked; the type itself if it is not asked. */
  public String keyOf(String type) {
    return byKey.values().stream()
        .filter(query -> query.type().equals(type))
        .map(Query::key)
        .findFirst()
        .orElse(type);
  }
}
