package dev.carpus.server.content;

import dev.carpus.pathway.Rule;
import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.SettingsKeys;
import dev.carpus.server.settings.TrustSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sees to it that the rules which a site switches off for a client are there: a slip of the pen
 * would leave the rule speaking.
 *
 * @param trust the settings that switch them off
 */
public record RulesOffCheck(TrustSettings trust) {
  /**
   * The content, if it has all those rules.
   *
   * @throws StartRefused if it has not; names each, with the nearest there is
   */
  public ServedContent checked(ServedContent content) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < trust.clients().size(); i++) {
      String key = SettingsKeys.CLIENTS + "[" + i + "].rules-off";
      for (Map.Entry<String, List<String>> off :
          new TreeMap<>(trust.clients().get(i).rulesOff()).entrySet()) {
        problems(key, off.getKey(), off.getValue(), content, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new StartRefused(problems);
    }
    return content;
  }

  private static void problems(
      String key, String id, List<String> off, ServedContent content, List<String> problems) {
    Optional<ServedPathway> served = content.pathway(id);
    if (served.isEmpty()) {
      List<String> ids = content.pathways().stream().map(ServedPathway::id).toList();
      problems.add(key + ": " + SettingsKeys.noneOf("pathway", id, ids));
      return;
    }
    List<String> rules = served.get().pathway().guideline().rules().map(Rule::id).toList();
    off.stream()
        .filter(rule -> !rules.contains(rule))
        .forEach(
            rule -> problems.add(key + "." + id + ": " + SettingsKeys.noneOf("rule", rule, rules)));
  }
}
