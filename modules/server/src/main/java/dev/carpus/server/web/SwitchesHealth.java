package dev.carpus.server.web;

import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.switches.LiveSwitches;
import dev.carpus.server.switches.Switch;
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
  public String name() {
    return "switches";
  }

  @Override
  public boolean isWell() {
    return problems().isEmpty();
  }

  @Override
  public void write(ObjectNode to) {
    if (!switches.get().off().isEmpty()) {
      ArrayNode off = to.putArray("off");
      switches.get().off().forEach(each -> write(each, off.addObject()));
    }
    List<String> problems = problems();
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

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    switches.problem().ifPresent(_ -> problems.add("the file of switches cannot be read"));
    switches.get().off().stream()
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
