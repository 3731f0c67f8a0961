package dev.carpus.pathway;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.Hook;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.Source;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

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
  private final CardTemplates templates;
  private final Map<Coding, Source> sources = new HashMap<>();
  private final Supplier<UUID> ids;

  /**
   * The cards of a pathway.
   *
   * @param publicUrl what links start with
   * @param ids gives a new random uuid at each call
   */
  public CardDeck(Pathway pathway, URI publicUrl, Supplier<UUID> ids) {
    this.pathway = pathway;
    this.templates = pathway.cards();
    this.ids = ids;
    String base = publicUrl.toString().replaceFirst("/$", "");
    Guideline guideline = pathway.guideline();
    Optional<URI> page = Optional.of(URI.create(base + "/pathways/" + guideline.id()));
    guideline.topics().forEach(topic -> sources.put(topic, source(guideline, page, topic)));
  }

  private static Source source(Guideline guideline, Optional<URI> page, Coding topic) {
    String pending =
        guideline.review().status() == ReviewStatus.APPROVED ? "" : " (pending clinical review)";
    return new Source(guideline.title() + pending, page, Optional.empty(), Optional.of(topic));
  }

  /** The answer to a hook. */
  public CdsResponse answer(Evaluation evaluation, HookContext context, Moment moment) {
    return deal(evaluation, context, moment).response();
  }

  /** The answer to a hook, with what its cards rest on. */
  public DealtCards deal(Evaluation evaluation, HookContext context, Moment moment) {
    List<Finding> findings = evaluation.allFindings();
    boolean isByGroup = context.hook() == Hook.PATIENT_VIEW;
    List<Advice> advice = isByGroup ? limited(byGroup(findings)) : byOrder(evaluation);
    CardMaking making =
        new CardMaking(
            pathway,
            topic -> Optional.ofNullable(sources.get(topic)).orElseThrow(),
            ids,
            Audience.of(context),
            new Offers(context, moment, ids));
    List<DealtCard> cards = new ArrayList<>(advice.size() + 1);
    advice.forEach(each -> cards.add(making.card(each)));
    making.unchecked(findings).ifPresent(card -> insert(card, cards));
    return new DealtCards(cards, extension(evaluation, findings, context.hook()));
  }

  private List<Advice> byGroup(List<Finding> findings) {
    List<RuleGroup> groups = pathway.guideline().groups();
    NavigableMap<Integer, List<Finding>> speaking =
        speaking(findings, finding -> templates.placeOf(finding.rule()).group());
    List<Advice> advice = new ArrayList<>();
    speaking.forEach((group, some) ->
        advice.add(new Advice(groups.get(group).topic(), some, Optional.empty(), 0)));
    advice.sort(Advice.MOST_SEVERE_FIRST);
    return advice;
  }

  private static List<Advice> limited(List<Advice> advice) {
    if (advice.size() <= MOST) {
      return advice;
    }
    List<Advice> limited = new ArrayList<>(advice.subList(0, MOST - 1));
    limited.add(Advice.merge(advice.subList(MOST - 1, advice.size())));
    return limited;
  }

  private List<Advice> byOrder(Evaluation evaluation) {
    List<RuleGroup> groups = pathway.guideline().groups();
    List<Advice> advice = new ArrayList<>();
    for (Judgement judgement : evaluation.judgements()) {
      NavigableMap<Integer, List<Finding>> speaking =
          speaking(judgement.findings(), finding -> templates.placeOf(finding.rule()).root());
      for (List<Finding> some : speaking.values()) {
        Finding first = some.getFirst();
        Coding topic =
            first
                .topic()
                .orElseGet(() -> groups.get(templates.placeOf(first.rule()).group()).topic());
        advice.add(new Advice(topic, some, judgement.draft(), 0));
      }
    }
    advice.sort(Advice.MOST_SEVERE_FIRST);
    return advice;
  }

  /** The findings that speak, in their order, by the place that they are given. */
  private static NavigableMap<Integer, List<Finding>> speaking(
      List<Finding> findings, ToIntFunction<Finding> place) {
    NavigableMap<Integer, List<Finding>> speaking = new TreeMap<>();
    for (Finding finding : findings) {
      if (finding.speaks()) {
        speaking.computeIfAbsent(place.applyAsInt(finding), _ -> new ArrayList<>()).add(finding);
      }
    }
    return speaking;
  }

  /** After the warnings, before what is no more than information. */
  private static void insert(DealtCard card, List<DealtCard> cards) {
    int place = 0;
    while (place < cards.size() && cards.get(place).card().indicator() != Indicator.INFO) {
      place++;
    }
    cards.add(place, card);
  }

  private Extension extension(Evaluation evaluation, List<Finding> findings, Hook hook) {
    Map<String, JsonText> values = new LinkedHashMap<>();
    CardExtensions.incomplete(findings, hook, pathway.prefetch())
        .ifPresent(missing -> values.put(INCOMPLETE, missing));
    CardExtensions.switchedOff(evaluation.off()).ifPresent(off -> values.put(OFF, off));
    return values.isEmpty() ? Extension.none() : new Extension(values);
  }
}
