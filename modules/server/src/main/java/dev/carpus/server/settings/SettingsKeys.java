package dev.carpus.server.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The keys that a configuration file may have. */
public final class SettingsKeys {
  /** The key of the list of trusted clients. */
  public static final String CLIENTS = "carpus.trust.clients";

  /** The key by which content is served that no reviewer has approved. */
  public static final String SERVE_UNAPPROVED = "carpus.content.serve-unapproved";

  private static final List<String> KNOWN =
      List.of(
          "carpus.public-url",
          "carpus.zone",
          "carpus.address",
          "carpus.port",
          "carpus.tls.certificate",
          "carpus.tls.private-key",
          "carpus.tls.ends-before",
          "carpus.retrieval.deadline",
          "carpus.limits.body",
          "carpus.limits.depth",
          "carpus.limits.string",
          "carpus.limits.resources",
          "carpus.limits.fhir-response",
          "carpus.limits.concurrent",
          "carpus.limits.bodies",
          "carpus.limits.patience",
          "carpus.limits.rate",
          "carpus.memory.url",
          "carpus.memory.user",
          "carpus.memory.password-file",
          "carpus.memory.keys",
          "carpus.memory.retention",
          "carpus.memory.patience",
          "carpus.management.address",
          "carpus.management.port",
          "carpus.switches",
          "carpus.features",
          "carpus.trust.skew",
          "carpus.trust.lifetime",
          "carpus.trust.jwks-refresh",
          SERVE_UNAPPROVED,
          "carpus.terminology.maps",
          "carpus.terminology.refresh",
          "carpus.terminology.servers",
          CLIENTS,
          "carpus.parameters");

  /** What may follow under a known key: the members of lists, parameters by pathway and name. */
  private static final Pattern BELOW =
      Pattern.compile(
          "carpus\\.trust\\.clients\\[\\d+]\\."
              + "(name|issuer|jwks-file|jku|client-id"
              + "|(algorithms|tenants|fhir-servers|origins|hooks|features)(\\[\\d+])?"
              + "|rules-off(\\.[^.]+(\\[\\d+])?)?)"
              + "|carpus\\.memory\\.keys\\[\\d+]\\.(id|file)"
              + "|carpus\\.features\\[\\d+]"
              + "|carpus\\.parameters\\.[^.]+\\.[^.]+"
              + "|carpus\\.terminology\\.servers\\[\\d+]\\."
              + "(url|timeout|(code-systems|translate)(\\[\\d+])?)");

  /** The members of the entries of lists. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          CLIENTS,
          List.of(
              "name",
              "issuer",
              "jwks-file",
              "jku",
              "client-id",
              "algorithms",
              "tenants",
              "fhir-servers",
              "origins",
              "hooks",
              "features",
              "rules-off"),
          "carpus.memory.keys",
          List.of("id", "file"),
          "carpus.terminology.servers",
          List.of("url", "timeout", "code-systems", "translate"));

  private SettingsKeys() {}

  /** Whether a file may have this key, as it is written there. */
  static boolean knows(String key) {
    ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
    return BELOW.matcher(key).matches()
        || KNOWN.stream().map(ConfigurationPropertyName::of).anyMatch(name::equals);
  }

  /** The known key that looks most like this one. */
  static String nearest(String key) {
    List<String> all = new ArrayList<>(KNOWN);
    MEMBERS.forEach((list, members) -> members.forEach(each -> all.add(list + "[0]." + each)));
    String first = key.replaceAll("\\[\\d+]", "[0]").replaceFirst("(\\.[^.\\[]+)\\[0]$", "$1");
    return nearest(first, all).orElseThrow();
  }

  /** The one of the words that looks most like this one; nothing if there are no words. */
  public static Optional<String> nearest(String word, List<String> words) {
    return words.stream().min(Comparator.comparingInt(each -> distance(word, each)));
  }

  /** Says that there is none of a name, and which name is the nearest. */
  public static String noneOf(String kind, String name, List<String> names) {
    return "there is no "
        + kind
        + " "
        + name
        + nearest(name, names).map(near -> "; the nearest is " + near).orElse("");
  }

  /** How many letters must be put in, taken out or replaced to make one word of the other. */
  private static int distance(String from, String to) {
    List<Integer> above = new ArrayList<>();
    for (int column = 0; column <= to.length(); column++) {
      above.add(column);
    }
    for (int row = 1; row <= from.length(); row++) {
      List<Integer> here = new ArrayList<>();
      here.add(row);
      for (int column = 1; column <= to.length(); column++) {
        int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int shortest = Math.min(here.get(column - 1), above.get(column)) + 1;
        here.add(Math.min(shortest, above.get(column - 1) + replaced));
      }
      above = here;
    }
    return above.getLast();
  }
}
