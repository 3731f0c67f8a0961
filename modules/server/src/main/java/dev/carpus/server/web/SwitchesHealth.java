package dev.carpus.server.web;

import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.switches.LiveSwitches;
import dev.carpus.server.switches.Switch;
import dev.carpus.server.switches.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is switched off; DOWN while the file of switches cannot be read, or names what is not there
 * and so silences nothing. Clients and reasons are not told: anybody may ask.
 */
record SwitchesHealth(LiveContent content, LiveSwitches switches, Set<String> clients)
    implements HealthPart {
  SwitchesHealth {
    clients = Set.copyOf(clients);
  }

  @Override
  public PartHealth health() {
    Switches now = switches.get();
    List<String> problems = problems(now);
    return PartHealth.ofUnneeded("switches", problems.isEmpty(), to -> write(now, problems, to));
  }

  private static void write(Switches now, List<String> problems, ObjectNode to) {
    if (!now.off().isEmpty()) {
      ArrayNode off = to.putArray("off");
      now.off().forEach(each -> write(each, off.addObject()));
    }
    if (!problems.isEmpty()) {
      ArrayNode array = to.putArray("problems");
      problems.forEach(array::add);
    }
  }

  private static void write(Switch each, ObjectNode to) {
    to.put("pathway", each.pathway().orElse("all"));
    each.rule().ifPresent(rule -> to.put("rule", rule));
    to.put("for", each.client().isPresent() ? "one client" : "all clients");
    to.put("since", each.since().toString());
  }

  private List<String> problems(Switches now) {
    List<String> problems = new ArrayList<>();
    switches
        .problem()
        .ifPresent(_ ->
            problems.add(
                "the file of switches, "
                    + switches.fileName()
                    + ", cannot be read, and what was off before still is; mend it, or write it anew"
                    + " with ./carpus switch off --all"));
    now.off().stream()
        .filter(each -> !isThere(each))
        .forEach(
            _ -> problems.add("a switch names a pathway, a rule or a client that is not there"));
    return problems.stream().distinct().toList();
  }

  private boolean isThere(Switch each) {
    if (each.client().filter(name -> !clients.contains(name)).isPresent()) {
      return false;
    }
    if (each.pathway().isEmpty()) {
      return true;
    }
    Optional<ServedPathway> served = content.get().pathway(each.pathway().get());
    return served.isPresent()
        && each.rule()
            .map(id ->
                served.get().pathway().guideline().rules().anyMatch(rule -> rule.id().equals(id)))
            .orElse(true);
  }
}
