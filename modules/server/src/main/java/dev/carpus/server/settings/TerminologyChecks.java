package dev.carpus.server.settings;

import dev.carpus.server.settings.Settings.Terminology;
import dev.carpus.server.settings.Settings.TerminologyServerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the settings of the terminology must fulfil. */
final class TerminologyChecks {
  /** The OIDs of SNOMED CT, LOINC, RxNorm and the like, which all have a canonical URL. */
  private static final String HL7_OIDS = "urn:oid:2.16.840.1.113883.6.";

  private static final Duration LEAST_REFRESH = Duration.ofSeconds(1);
  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(10);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(5);

  private TerminologyChecks() {}

  static List<String> problems(Terminology terminology) {
    List<String> problems = new ArrayList<>();
    if (terminology.refresh().compareTo(LEAST_REFRESH) < 0) {
      problems.add("carpus.terminology.refresh: must be 1s or more");
    }
    Set<String> expanded = new HashSet<>();
    for (int i = 0; i < terminology.servers().size(); i++) {
      String key = "carpus.terminology.servers[" + i + "]";
      problems(terminology.servers().get(i), key, expanded, problems);
    }
    return problems;
  }

  private static void problems(
      TerminologyServerSettings server, String key, Set<String> expanded, List<String> problems) {
    if (server.url() == null || !SettingsChecks.isBaseUrl(server.url())) {
      problems.add(
          key + ".url: must be an absolute http or https URL without user, query and fragment");
    }
    if (server.codeSystems().isEmpty()) {
      problems.add(key + ".code-systems: name the code systems that this server is asked about");
    }
    for (String system : server.codeSystems()) {
      if (system.endsWith("/") || system.startsWith(HL7_OIDS)) {
        problems.add(
            key
                + ".code-systems: name "
                + system
                + " by its canonical URL, such as http://snomed.info/sct, without a slash at its end");
      }
      if (!expanded.add(system)) {
        problems.add(key + ".code-systems: " + system + " is another server's already");
      }
    }
    for (String system : server.translate()) {
      if (!server.codeSystems().contains(system)) {
        problems.add(key + ".translate: " + system + " is not among its code-systems");
      }
    }
    if (server.timeout().compareTo(LEAST_TIMEOUT) < 0
        || server.timeout().compareTo(MOST_TIMEOUT) > 0) {
      problems.add(key + ".timeout: must be from 10ms to 5m");
    }
  }
}
