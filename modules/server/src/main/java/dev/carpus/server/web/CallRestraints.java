package dev.carpus.server.web;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Restraints;
import dev.carpus.pathway.Snoozes;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.switches.Switches;
import dev.carpus.server.trust.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** What keeps rules, or a pathway, silent in a call: the client's configuration and switches. */
final class CallRestraints {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Supplier<Switches> switches;

  CallRestraints(Supplier<Switches> switches) {
    this.switches = switches;
  }

  /** The answer to a call of a pathway that is switched off; nothing if it may speak. */
  Optional<CdsResponse> silence(ServedPathway served, Caller caller) {
    return switches.get().pathway(served.id(), caller.name()).map(CallRestraints::silent);
  }

  private static CdsResponse silent(String reason) {
    String off = MAPPER.writeValueAsString(MAPPER.createObjectNode().put("reason", reason));
    return new CdsResponse(List.of(), Extension.of(CardDeck.OFF, new JsonText(off)));
  }

  /** What is held back in a call of a pathway that may speak. */
  Restraints restraints(ServedPathway served, Caller caller, Snoozes snoozes) {
    Map<String, String> off = new HashMap<>();
    caller
        .rulesOff()
        .getOrDefault(served.id(), List.of())
        .forEach(rule -> off.put(rule, "by the configuration of this client"));
    off.putAll(switches.get().rules(served.id(), caller.name()));
    return new Restraints(off, snoozes);
  }
}
