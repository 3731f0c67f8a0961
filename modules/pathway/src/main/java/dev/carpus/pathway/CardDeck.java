package dev.carpus.pathway;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.Hook;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns findings into the cards of a hook (rules, section 1.1). On patient-view the rules of a
 * group share a card, and there are at most three; on the order hooks each rule makes a card for
 * each order. Thread-safe.
 */
public final class CardDeck {
  /** The extension of a card that says why it is there. */
  public static final String WHY = "dev.carpus.why";

  /** The extension of a response that says what could not be obtained. */
  public static final String INCOMPLETE = "dev.carpus.incomplete";

  /** The extension of a response that says what is switched off. */
  public static final String OFF = "dev.carpus.switchedOff";

  /** The most cards on patient-view, the one that says what could not be checked aside. */
  private static final int MOST = 3;

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
  public CdsResponse answer(Evaluation evaluation, HookContext context, Moment moment) {
    List<Advice> advice =
        context.hook() == Hook.PATIENT_VIEW ? byGroup(evaluation) : byOrder(evaluation);
    CardMaking making =
        new CardMaking(
            pathway, publicUrl, ids, Audience.of(context), new Offers(context, moment, ids));
    List<Card> cards = new ArrayList<>(advice.stream().map(making::card).toList());
    making.unchecked(evaluation.findings().toList()).ifPresent(card -> insert(card, cards));
    return new CdsResponse(cards, extension(evaluation, context.hook()));
  }

  private List<Advice> byGroup(Evaluation evaluation) {
    List<Finding> findings = evaluation.findings().toList();
    List<Advice> advice = new ArrayList<>();
    for (RuleGroup group : guideline.groups()) {
      List<Finding> speaking =
          findings.stream()
              .filter(finding -> finding.speaks() && group.rules().contains(finding.rule()))
              .toList();
      if (!speaking.isEmpty()) {
        advice.add(new Advice(group.topic(), speaking, Optional.empty(), 0));
      }
    }
    advice.sort(Advice.MOST_SEVERE_FIRST);
    if (advice.size() <= MOST) {
      return advice;
    }
    List<Advice> limited = new ArrayList<>(advice.subList(0, MOST - 1));
    limited.add(Advice.merged(advice.subList(MOST - 1, advice.size())));
    return limited;
  }

  private List<Advice> byOrder(Evaluation evaluation) {
    List<Advice> advice = new ArrayList<>();
    for (Judgement judgement : evaluation.judgements()) {
      for (RuleGroup group : guideline.groups()) {
        group.rules().stream()
            .filter(rule -> rule.carrier().isEmpty())
            .forEach(rule -> {
              List<Finding> speaking =
                  judgement.findings().stream()
                      .filter(finding ->
                          finding.speaks() && guideline.isCarriedBy(finding.rule(), rule))
                      .toList();
              if (!speaking.isEmpty()) {
                advice.add(
                    new Advice(
                        speaking.getFirst().topic().orElse(group.topic()),
                        speaking,
                        judgement.draft(),
                        0));
              }
            });
      }
    }
    advice.sort(Advice.MOST_SEVERE_FIRST);
    return advice;
  }

  /** After the warnings, before what is no more than information. */
  private static void insert(Card card, List<Card> cards) {
    int place = 0;
    while (place < cards.size() && cards.get(place).indicator() != Indicator.INFO) {
      place++;
    }
    cards.add(place, card);
  }

  private Extension extension(Evaluation evaluation, Hook hook) {
    List<Finding> here =
        evaluation
            .findings()
            .filter(finding ->
                finding.rule().hooks().isEmpty() || finding.rule().hooks().contains(hook))
            .toList();
    Map<String, JsonText> values = new LinkedHashMap<>();
    CardExtensions.incomplete(here, pathway.prefetch())
        .ifPresent(missing -> values.put(INCOMPLETE, missing));
    CardExtensions.switchedOff(evaluation.off()).ifPresent(off -> values.put(OFF, off));
    return new Extension(values);
  }
}
