package dev.carpus.server.web;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.JsonText;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.DealtCards;
import dev.carpus.pathway.Restraints;
import dev.carpus.server.switches.Switches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * What keeps rules, or a pathway, silent in a call: the client's configuration, switches, and what
 * the user has overridden. Thread-safe.
 */
final class CallRestraints {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Supplier<Switches> switches;
  private final HookMemory memory;

  CallRestraints(Supplier<Switches> switches, HookMemory memory) {
    this.switches = switches;
    this.memory = memory;
  }

  /** The answer to a call of a pathway that is switched off; nothing if it may speak. */
  Optional<DealtCards> silence(HookCall call) {
    return switches
        .get()
        .pathway(call.served().id(), call.caller().name())
        .map(CallRestraints::silent);
  }

  private static DealtCards silent(String reason) {
    String off = MAPPER.writeValueAsString(MAPPER.createObjectNode().put("reason", reason));
    return new DealtCards(List.of(), Extension.of(CardDeck.OFF, new JsonText(off)));
  }

  /** What is held back in a call of a pathway that may speak. */
  Restraints restraints(HookCall call) {
    String pathway = call.served().id();
    Map<String, String> off = new HashMap<>();
    call.caller()
        .rulesOff()
        .getOrDefault(pathway, List.of())
        .forEach(rule -> off.put(rule, "by the configuration of this client"));
    off.putAll(switches.get().rules(pathway, call.caller().name()));
    return new Restraints(off, memory.snoozes(call));
  }
}
