package dev.carpus.server.web;

import dev.carpus.pathway.RuleVocabulary;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.terminology.TerminologyUpkeep;
import dev.carpus.terminology.remote.ExpansionState;
import dev.carpus.terminology.remote.ServerState;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the terminology stands: DOWN while a terminology server does not answer, or says what cannot
 * be served; cards are then given with what was last good.
 */
record TerminologyHealth(Supplier<ServedContent> content, TerminologyUpkeep upkeep)
    implements HealthPart {
  @Override
  public PartHealth health() {
    return PartHealth.ofUnneeded("terminology", upkeep.isWell(), this::write);
  }

  private void write(ObjectNode to) {
    List<ServerState> servers = upkeep.servers();
    ArrayNode awaiting = to.putArray("awaitingCodes");
    awaitingCodes().forEach(awaiting::add);
    if (!servers.isEmpty()) {
      ArrayNode entries = to.putArray("servers");
      servers.forEach(server -> write(server, entries.addObject()));
    }
  }

  private TreeSet<String> awaitingCodes() {
    TreeSet<String> awaiting = new TreeSet<>();
    content.get().pathways().stream()
        .map(ServedPathway::pathway)
        .flatMap(pathway -> pathway.guideline().rules().map(pathway::vocabulary))
        .map(RuleVocabulary::awaitingCodes)
        .forEach(awaiting::addAll);
    return awaiting;
  }

  private static void write(ServerState server, ObjectNode to) {
    to.put("url", server.url().toString());
    to.put("status", PartHealth.word(server.isUp()));
    server.lastSuccess().ifPresent(at -> to.put("lastSuccess", at.toString()));
    server
        .lastFailure()
        .filter(_ -> !server.isUp())
        .ifPresent(failure ->
            to.put("lastFailure", failure.at().toString()).put("reason", failure.reason()));
    to.put("translations", server.translations());
    ArrayNode expansions = to.putArray("expansions");
    server.expansions().forEach(expansion -> write(expansion, expansions.addObject()));
    write("problems", server.problems(), to);
  }

  private static void write(ExpansionState expansion, ObjectNode to) {
    to.put("include", expansion.include());
    to.put("codes", expansion.codes());
    expansion.at().ifPresent(at -> to.put("at", at.toString()));
    to.put("state", expansion.freshness().name().toLowerCase(Locale.ROOT));
    write("problems", expansion.problems(), to);
  }

  private static void write(String member, Collection<String> words, ObjectNode to) {
    if (!words.isEmpty()) {
      ArrayNode array = to.putArray(member);
      words.forEach(array::add);
    }
  }
}
