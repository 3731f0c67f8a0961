package dev.carpus.hooks.card;

import dev.carpus.hooks.Extension;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One piece of advice shown to the clinician.
 *
 * <p>A card starts from what it must have, {@link #of}, and is given the rest by its {@code with}
 * methods, each of which returns another card.
 *
 * @param uuid by which feedback will name the card
 * @param selectionBehavior present exactly if there are suggestions
 * @param overrideReasons what a user may answer who rejects the card; each has a display
 * @see <a href="https://cds-hooks.hl7.org/2.0/#card-attributes">CDS Hooks 2.0, card attributes</a>
 */
public record Card(
    UUID uuid,
    Summary summary,
    Optional<Markdown> detail,
    Indicator indicator,
    Source source,
    List<Suggestion> suggestions,
    Optional<SelectionBehavior> selectionBehavior,
    List<Coding> overrideReasons,
    List<Link> links,
    Extension extension) {
  /**
   * @throws IllegalArgumentException if suggestions and selection behaviour do not stand together,
   *     more is recommended than can be taken, two suggestions share a uuid, or an override reason
   *     has no display
   */
  public Card {
    suggestions = List.copyOf(suggestions);
    overrideReasons = List.copyOf(overrideReasons);
    links = List.copyOf(links);
    checkSelection(suggestions, selectionBehavior);
    if (!areDifferent(suggestions)) {
      throw new IllegalArgumentException("card.suggestions must have different uuids");
    }
    for (Coding reason : overrideReasons) {
      if (reason.display().isEmpty()) {
        throw new IllegalArgumentException("card.overrideReasons must each have a display");
      }
    }
  }

  /** A card with nothing but what every card has. */
  public static Card of(UUID uuid, Summary summary, Indicator indicator, Source source) {
    return new Card(
        uuid,
        summary,
        Optional.empty(),
        indicator,
        source,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Extension.none());
  }

  /** This card with that detail. */
  public Card withDetail(Markdown text) {
    return new Card(
        uuid,
        summary,
        Optional.of(text),
        indicator,
        source,
        suggestions,
        selectionBehavior,
        overrideReasons,
        links,
        extension);
  }

  /** This card with those suggestions, or with none if the list is empty. */
  public Card withSuggestions(SelectionBehavior behavior, List<Suggestion> offered) {
    return new Card(
        uuid,
        summary,
        detail,
        indicator,
        source,
        offered,
        offered.isEmpty() ? Optional.empty() : Optional.of(behavior),
        overrideReasons,
        links,
        extension);
  }

  /** This card with those reasons for rejecting it. */
  public Card withOverrideReasons(List<Coding> reasons) {
    return new Card(
        uuid,
        summary,
        detail,
        indicator,
        source,
        suggestions,
        selectionBehavior,
        reasons,
        links,
        extension);
  }

  /** This card with those links. */
  public Card withLinks(List<Link> ways) {
    return new Card(
        uuid,
        summary,
        detail,
        indicator,
        source,
        suggestions,
        selectionBehavior,
        overrideReasons,
        ways,
        extension);
  }

  /** This card with that extension. */
  public Card withExtension(Extension values) {
    return new Card(
        uuid,
        summary,
        detail,
        indicator,
        source,
        suggestions,
        selectionBehavior,
        overrideReasons,
        links,
        values);
  }

  private static void checkSelection(
      List<Suggestion> suggestions, Optional<SelectionBehavior> selectionBehavior) {
    if (suggestions.isEmpty() == selectionBehavior.isPresent()) {
      throw new IllegalArgumentException(
          "card.selectionBehavior must be there exactly if there are suggestions");
    }
    int recommended = 0;
    for (Suggestion suggestion : suggestions) {
      recommended += suggestion.isRecommended() ? 1 : 0;
    }
    if (recommended > 1 && selectionBehavior.orElseThrow() == SelectionBehavior.AT_MOST_ONE) {
      throw new IllegalArgumentException(
          "card.suggestions must recommend at most one, as only one can be taken");
    }
  }

  private static boolean areDifferent(List<Suggestion> suggestions) {
    for (int i = 1; i < suggestions.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (suggestions.get(i).uuid().equals(suggestions.get(j).uuid())) {
          return false;
        }
      }
    }
    return true;
  }
}
