package dev.carpus.pathway.cases;

import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.Action;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.cases.ContentCase.ExpectedCard;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs cases against a pathway, and tells how the cards differ from those expected. */
public final class CaseRunner {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String USER = "Practitioner/case";

  private final Pathway pathway;
  private final CardDeck deck;
  private final ZoneId zone;

  /** A runner for a pathway, with days counted in a zone. */
  public CaseRunner(Pathway pathway, ZoneId zone, Supplier<UUID> ids) {
    this.pathway = pathway;
    this.deck = new CardDeck(pathway, URI.create("http://127.0.0.1"), ids);
    this.zone = zone;
  }

  /**
   * A card as it came.
   *
   * @param orders for each suggested resource, its codes as {@code system|code}
   */
  private record SeenCard(Set<String> rules, String indicator, List<Set<String>> orders) {}

  /** Runs one case; its record is complete. */
  public CaseRun run(ContentCase each) {
    Moment moment = new Moment(each.at(), zone);
    PatientRecord record =
        new PatientRecord(each.patientId(), each.encounterId(), each.record(), Set.of());
    List<Finding> findings = pathway.evaluate(record, moment).findings();
    HookContext context = new HookContext.PatientView(USER, each.patientId(), each.encounterId());
    List<SeenCard> seen =
        deck.answer(findings, context, moment).cards().stream().map(CaseRunner::seen).toList();
    Set<String> shown = new HashSet<>();
    seen.forEach(card -> shown.addAll(card.rules()));
    return new CaseRun(each, differences(each.expected(), seen), shown, findings);
  }

  private static SeenCard seen(Card card) {
    Set<String> rules = new HashSet<>();
    JsonText why = card.extension().values().get(CardDeck.WHY);
    if (why != null) {
      MAPPER.readTree(why.text()).path("rules").forEach(rule -> rules.add(rule.asString()));
    }
    List<Set<String>> orders =
        card.suggestions().stream()
            .flatMap(suggestion -> suggestion.actions().stream())
            .flatMap(action -> codes(action).stream())
            .toList();
    return new SeenCard(rules, card.indicator().code(), orders);
  }

  private static Optional<Set<String>> codes(Action action) {
    if (!(action instanceof Action.Create create)) {
      return Optional.empty();
    }
    Set<String> codes = new TreeSet<>();
    JsonNode resource = MAPPER.readTree(create.resource().json().text());
    for (JsonNode coding : resource.path("code").path("coding")) {
      codes.add(coding.path("system").asString("") + "|" + coding.path("code").asString(""));
    }
    return Optional.of(codes);
  }

  private static List<String> differences(List<ExpectedCard> expected, List<SeenCard> seen) {
    List<String> differences = new ArrayList<>();
    List<SeenCard> left = new ArrayList<>(seen);
    for (ExpectedCard wanted : expected) {
      Optional<SeenCard> match =
          left.stream().filter(card -> card.rules().equals(wanted.rules())).findFirst();
      match.ifPresentOrElse(
          card -> {
            left.remove(card);
            compare(wanted, card, differences);
          },
          () ->
              differences.add("expected, not there: " + words(wanted.indicator(), wanted.rules())));
    }
    left.forEach(
        card -> differences.add("there, not expected: " + words(card.indicator(), card.rules())));
    return differences;
  }

  private static void compare(ExpectedCard wanted, SeenCard seen, List<String> differences) {
    String card = words(seen.indicator(), seen.rules());
    if (!wanted.indicator().equals(seen.indicator())) {
      differences.add(card + ": expected the indicator " + wanted.indicator());
    }
    if (wanted.suggests().isPresent() && !suggestsJust(wanted.suggests().get(), seen.orders())) {
      differences.add(
          card
              + ": expected to suggest "
              + new TreeSet<>(wanted.suggests().get())
              + ", got "
              + seen.orders());
    }
  }

  /** Whether each code is among those of an order, and each order has one of the codes. */
  private static boolean suggestsJust(Set<String> codes, List<Set<String>> orders) {
    return codes.stream().allMatch(code -> orders.stream().anyMatch(each -> each.contains(code)))
        && orders.stream().allMatch(order -> order.stream().anyMatch(codes::contains));
  }

  private static String words(String indicator, Set<String> rules) {
    return indicator + " card " + String.join(", ", new TreeSet<>(rules));
  }
}
