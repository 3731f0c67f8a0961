package dev.carpus.pathway;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.Source;
import dev.carpus.hooks.card.Summary;
import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the cards of one response. */
final class CardMaking {
  private final Guideline guideline;
  private final CardTemplates templates;
  private final Function<Coding, Source> sources;
  private final Supplier<UUID> ids;
  private final Audience audience;
  private final Offers offers;
  private final CardText text;

  /**
   * Cards of a pathway.
   *
   * @param sources the source of the cards on a topic
   */
  CardMaking(
      Pathway pathway,
      Function<Coding, Source> sources,
      Supplier<UUID> ids,
      Audience audience,
      Offers offers) {
    this.guideline = pathway.guideline();
    this.templates = pathway.cards();
    this.sources = sources;
    this.ids = ids;
    this.audience = audience;
    this.offers = offers;
    text = new CardText(templates, audience);
  }

  /** The card that gives this advice. */
  DealtCard card(Advice advice) {
    Offers.Offer offer = audience == Audience.PATIENT ? Offers.Offer.NONE : offers.of(advice);
    List<Evidence> evidence = advice.evidence();
    RuleCombination rules = templates.together(advice.rules());
    Card card =
        card(summary(advice), advice.indicator(), advice.topic())
            .withDetail(text.detail(advice, rules, evidence, offer.otherwise()))
            .withSuggestions(offer.behavior(), offer.suggestions());
    return dealt(card, rules, evidence);
  }

  /**
   * The card that says which rules could not be decided, where that must be said; nothing if all
   * such were decided (rules, section 1.3).
   */
  Optional<DealtCard> unchecked(List<Finding> findings) {
    List<Finding> announced = new ArrayList<>();
    List<List<Evidence>> records = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.announced().isPresent()) {
        announced.add(finding);
        records.add(finding.announced().get());
      }
    }
    Optional<Rule> unchecked = announced.isEmpty() ? Optional.empty() : guideline.unchecked();
    if (unchecked.isEmpty()) {
      return Optional.empty();
    }
    Rule rule = unchecked.get();
    List<Evidence> evidence = Advice.merged(records);
    Card card =
        card(new Summary(rule.title()), Indicator.WARNING, rule.topic().orElseThrow())
            .withDetail(text.unchecked(rule, announced, evidence));
    return Optional.of(dealt(card, templates.together(List.of(rule)), evidence));
  }

  private Card card(Summary summary, Indicator indicator, Coding topic) {
    return Card.of(ids.get(), summary, indicator, sources.apply(topic))
        .withOverrideReasons(guideline.overrideReasons());
  }

  /** For a patient the first sentence of the plain words, if it fits. */
  private Summary summary(Advice advice) {
    if (audience == Audience.PATIENT) {
      String plain =
          advice.leading().plainText().orElse("").replaceFirst("(?s)(?<=[.!?])\\s.*", "").strip();
      if (!plain.isEmpty() && plain.length() <= Summary.MAX_LENGTH) {
        return new Summary(plain);
      }
    }
    String title = advice.leading().title();
    if (advice.others() == 0) {
      return new Summary(title);
    }
    String more = title + " (and " + advice.others() + " more)";
    return new Summary(more.length() <= Summary.MAX_LENGTH ? more : title);
  }

  private static DealtCard dealt(Card card, RuleCombination rules, List<Evidence> evidence) {
    Extension why = Extension.of(CardDeck.WHY, CardExtensions.why(rules, evidence));
    return new DealtCard(card.withExtension(why), rules.ids(), evidence);
  }
}
