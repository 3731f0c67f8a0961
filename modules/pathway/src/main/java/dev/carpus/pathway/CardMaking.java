package dev.carpus.pathway;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.Source;
import dev.carpus.hooks.card.Summary;
import dev.carpus.logic.Evidence;
import java.net.URI;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes the cards of one response. */
final class CardMaking {
  private final Pathway pathway;
  private final Guideline guideline;
  private final Optional<URI> page;
  private final Supplier<UUID> ids;
  private final Audience audience;
  private final Offers offers;

  CardMaking(Pathway pathway, URI publicUrl, Supplier<UUID> ids, Audience audience, Offers offers) {
    this.pathway = pathway;
    this.guideline = pathway.guideline();
    page =
        Optional.of(
            URI.create(
                publicUrl.toString().replaceFirst("/$", "") + "/pathways/" + guideline.id()));
    this.ids = ids;
    this.audience = audience;
    this.offers = offers;
  }

  /** The card that gives this advice. */
  Card card(Advice advice) {
    Offers.Offer offer = audience == Audience.PATIENT ? Offers.Offer.NONE : offers.of(advice);
    Card card =
        card(summary(advice), advice.indicator(), advice.topic())
            .withDetail(new CardText(guideline, audience).detail(advice, offer.otherwise()))
            .withExtension(
                why(advice.findings().stream().map(Finding::rule).toList(), advice.evidence()));
    return card.withSuggestions(offer.behavior(), offer.suggestions());
  }

  /**
   * The card that says which rules could not be decided, where that must be said; nothing if all
   * such were decided (rules, section 1.3).
   */
  Optional<Card> unchecked(List<Finding> findings) {
    List<Finding> announced =
        findings.stream().filter(finding -> finding.announced().isPresent()).toList();
    if (announced.isEmpty() || guideline.unchecked().isEmpty()) {
      return Optional.empty();
    }
    Rule rule = guideline.unchecked().get();
    List<Evidence> evidence =
        announced.stream()
            .flatMap(finding -> finding.announced().stream())
            .flatMap(List::stream)
            .sorted(Evidence.ORDER)
            .distinct()
            .toList();
    return Optional.of(
        card(new Summary(rule.title()), Indicator.WARNING, rule.topic().orElseThrow())
            .withDetail(new CardText(guideline, audience).unchecked(rule, announced, evidence))
            .withExtension(why(List.of(rule), evidence)));
  }

  private Card card(Summary summary, Indicator indicator, Coding topic) {
    return Card.of(ids.get(), summary, indicator, source(topic))
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
    String more = title + " (and " + advice.others() + " more)";
    return new Summary(advice.others() > 0 && more.length() <= Summary.MAX_LENGTH ? more : title);
  }

  private Extension why(List<Rule> rules, List<Evidence> evidence) {
    return Extension.of(
        CardDeck.WHY, CardExtensions.why(guideline, rules, evidence, terminology(rules)));
  }

  private NavigableSet<String> terminology(List<Rule> rules) {
    NavigableSet<String> canonicals = new TreeSet<>();
    rules.stream()
        .map(pathway::vocabulary)
        .forEach(vocabulary -> {
          canonicals.addAll(vocabulary.valueSets());
          canonicals.addAll(vocabulary.conceptMaps());
        });
    return canonicals;
  }

  private Source source(Coding topic) {
    String pending =
        guideline.review().status() == ReviewStatus.APPROVED ? "" : " (pending clinical review)";
    return new Source(guideline.title() + pending, page, Optional.empty(), Optional.of(topic));
  }
}
