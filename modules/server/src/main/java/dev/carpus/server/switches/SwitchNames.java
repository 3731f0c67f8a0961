package dev.carpus.server.switches;

import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.server.settings.SettingsKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names that a switch may have, as the PlanDefinitions of some content say; nothing else of the
 * content is read.
 *
 * @param rules the ids of the rules, by the id of their pathway
 */
public record SwitchNames(Map<String, List<String>> rules) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public SwitchNames {
    rules = Map.copyOf(rules);
  }

  /** Those of a folder; a file that is no JSON names nothing. */
  public static SwitchNames of(ContentFolder content) {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (Path pathway : content.pathways()) {
      for (ContentFile file : content.json(pathway, "PlanDefinition-")) {
        try {
          JsonNode plan = MAPPER.readTree(file.text());
          rules.put(plan.path("id").asString(""), rules(plan));
        } catch (JacksonException _) {
          // The service does not serve it, and ./carpus validate says why.
        }
      }
    }
    return new SwitchNames(rules);
  }

  /** The rules are below the groups, and below other rules by whose id theirs does not begin. */
  private static List<String> rules(JsonNode plan) {
    return below(plan).flatMap(SwitchNames::below).flatMap(SwitchNames::withCarried).toList();
  }

  private static Stream<String> withCarried(JsonNode rule) {
    return Stream.concat(
        Stream.of(id(rule)),
        below(rule)
            .filter(each -> !id(each).startsWith(id(rule)))
            .flatMap(SwitchNames::withCarried));
  }

  private static Stream<JsonNode> below(JsonNode action) {
    return action.path("action").valueStream();
  }

  private static String id(JsonNode action) {
    return action.path("id").asString("");
  }

  /** What is wrong with the names of a switch, with the nearest there is; nothing if they are. */
  public Optional<String> problem(Switch named) {
    if (named.pathway().isEmpty()) {
      return Optional.empty();
    }
    String pathway = named.pathway().get();
    if (!rules.containsKey(pathway)) {
      return Optional.of(SettingsKeys.noneOf("pathway", pathway, new ArrayList<>(rules.keySet())));
    }
    List<String> ofPathway = rules.get(pathway);
    return named
        .rule()
        .filter(rule -> !ofPathway.contains(rule))
        .map(rule -> SettingsKeys.noneOf("rule", rule, ofPathway));
  }
}
