package dev.carpus.server.switches;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is switched off. */
public record Switches(List<Switch> off) {
  public Switches {
    off = List.copyOf(off);
  }

  /** Nothing is switched off. */
  public static Switches none() {
    return new Switches(List.of());
  }

  /** Why a pathway says nothing at all to a client; nothing if it may speak. */
  public Optional<String> pathway(String id, String client) {
    return off.stream()
        .filter(each -> each.rule().isEmpty() && each.isOf(id) && each.isFor(client))
        .map(Switch::reason)
        .findFirst();
  }

  /** The rules of a pathway that are off for a client, by id, with the reason. */
  public Map<String, String> rules(String pathway, String client) {
    Map<String, String> reasons = new LinkedHashMap<>();
    off.stream()
        .filter(each -> each.isOf(pathway) && each.isFor(client))
        .forEach(each -> each.rule().ifPresent(rule -> reasons.putIfAbsent(rule, each.reason())));
    return reasons;
  }

  /** With one more thing off; what was said of the same thing before is gone. */
  public Switches with(Switch more) {
    List<Switch> all = new ArrayList<>(without(more).off);
    all.add(more);
    return new Switches(all);
  }

  /** With a thing on again. */
  public Switches without(Switch same) {
    return new Switches(off.stream().filter(each -> !each.isSameAs(same)).toList());
  }
}
