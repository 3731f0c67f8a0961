package dev.carpus.pathway;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.Action;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.Source;
import dev.carpus.hooks.card.Suggestion;
import dev.carpus.hooks.card.Summary;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Moment;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Turns findings into the cards of a hook: the rules of a group that speak share one card (rules,
 * section 1.1). Thread-safe.
 */
public final class CardDeck {
  /** The extension of a card that says why it is there. */
  public static final String WHY = "dev.carpus.why";

  /** The extension of a response that says what could not be obtained. */
  public static final String INCOMPLETE = "dev.carpus.incomplete";

  private final Pathway pathway;
  private final Guideline guideline;
  private final URI publicUrl;
  private final Supplier<UUID> ids;

  /**
   * The cards of a pathway.
   *
   * @param publicUrl what links start with
   * @param ids gives a new random uuid at each call
   */
  public CardDeck(Pathway pathway, URI publicUrl, Supplier<UUID> ids) {
    this.pathway = pathway;
    this.guideline = pathway.guideline();
    this.publicUrl = publicUrl;
    this.ids = ids;
  }

  /** The answer to a hook. */
  public CdsResponse answer(List<Finding> findings, HookContext context, Moment moment) {
    Map<String, Finding> byRule =
        findings.stream().collect(Collectors.toMap(finding -> finding.rule().id(), each -> each));
    List<Card> cards = new ArrayList<>();
    for (RuleGroup group : guideline.groups()) {
      if (group.hooks().contains(context.hook())) {
        List<Finding> speaking =
            group.rules().stream()
                .map(rule -> byRule.get(rule.id()))
                .filter(finding -> finding != null && isShown(finding, Audience.of(context)))
                .toList();
        if (!speaking.isEmpty()) {
          cards.add(card(group, speaking, context, moment));
        }
      }
    }
    cards.sort(Comparator.comparing(Card::indicator).reversed());
    return new CdsResponse(cards, incomplete(findings));
  }

  /** Whether a card names the rule for this audience. */
  static boolean isShown(Finding finding, Audience audience) {
    return finding.speaks()
        && finding.rule().indicator().isPresent()
        && (audience == Audience.CLINICIAN || finding.rule().plainText().isPresent());
  }

  private Card card(RuleGroup group, List<Finding> speaking, HookContext context, Moment moment) {
    Audience audience = Audience.of(context);
    List<Evidence> evidence =
        speaking.stream()
            .flatMap(finding -> finding.evidence().stream())
            .sorted(Evidence.ORDER)
            .distinct()
            .toList();
    Card card =
        Card.of(
                ids.get(),
                new Summary(speaking.getFirst().rule().title()),
                indicator(speaking),
                source(group))
            .withDetail(new CardText(guideline, audience).detail(speaking, evidence))
            .withOverrideReasons(guideline.overrideReasons())
            .withExtension(
                Extension.of(
                    WHY, CardExtensions.why(guideline, speaking, evidence, terminology(speaking))));
    return audience == Audience.PATIENT
        ? card
        : card.withSuggestions(
            group.selectionBehavior(), suggestions(speaking, evidence, context, moment));
  }

  private NavigableSet<String> terminology(List<Finding> speaking) {
    NavigableSet<String> canonicals = new TreeSet<>();
    speaking.stream()
        .map(finding -> pathway.vocabulary(finding.rule()))
        .forEach(vocabulary -> {
          canonicals.addAll(vocabulary.valueSets());
          canonicals.addAll(vocabulary.conceptMaps());
        });
    return canonicals;
  }

  private static Indicator indicator(List<Finding> speaking) {
    return speaking.stream()
        .flatMap(finding -> finding.rule().indicator().stream())
        .max(Comparator.naturalOrder())
        .orElse(Indicator.INFO);
  }

  private Source source(RuleGroup group) {
    String pending =
        guideline.review() == ReviewStatus.APPROVED ? "" : " (pending clinical review)";
    String base = publicUrl.toString().replaceFirst("/$", "");
    return new Source(
        guideline.title() + pending,
        Optional.of(URI.create(base + "/pathways/" + guideline.id())),
        Optional.empty(),
        Optional.of(group.topic()));
  }

  private List<Suggestion> suggestions(
      List<Finding> speaking, List<Evidence> evidence, HookContext context, Moment moment) {
    Optional<String> reason =
        evidence.stream()
            .map(Evidence::reference)
            .filter(reference -> reference.startsWith("Condition/"))
            .findFirst();
    String authoredOn =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            moment.dateTime().truncatedTo(ChronoUnit.SECONDS));
    List<Suggestion> suggestions = new ArrayList<>();
    for (Finding finding : speaking) {
      finding
          .rule()
          .order()
          .ifPresent(order ->
              suggestions.add(
                  new Suggestion(
                      ids.get(),
                      order.label(),
                      false,
                      List.of(
                          new Action.Create(
                              order.description(),
                              order.draftFor(
                                  ids.get().toString(),
                                  context.patientId(),
                                  authoredOn,
                                  reason))))));
    }
    return suggestions;
  }

  private Extension incomplete(List<Finding> findings) {
    Optional<JsonText> missing = CardExtensions.incomplete(findings, pathway.prefetch());
    return missing.map(text -> Extension.of(INCOMPLETE, text)).orElseGet(Extension::none);
  }
}
