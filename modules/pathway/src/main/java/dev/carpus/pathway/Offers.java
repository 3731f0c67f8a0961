package dev.carpus.pathway;

import dev.carpus.hooks.card.Action;
import dev.carpus.hooks.card.SelectionBehavior;
import dev.carpus.hooks.card.Suggestion;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Moment;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Turns what rules propose into the suggestions of the cards of one response; each order is
 * suggested once, in the first card that would.
 */
final class Offers {
  private final HookContext context;
  private final String authoredOn;
  private final Supplier<UUID> ids;
  private final Set<String> suggested = new HashSet<>();

  /** What a rule proposes. */
  private record Proposed(Finding finding, Proposal proposal) {}

  /**
   * What a card offers.
   *
   * @param otherwise the alternatives that it can only name, in words
   */
  record Offer(List<Suggestion> suggestions, SelectionBehavior behavior, List<String> otherwise) {
    static final Offer NONE = new Offer(List.of(), SelectionBehavior.ANY, List.of());
  }

  Offers(HookContext context, Moment moment, Supplier<UUID> ids) {
    this.context = context;
    this.ids = ids;
    authoredOn =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            moment.dateTime().truncatedTo(ChronoUnit.SECONDS));
  }

  /** What the card of this advice offers. */
  Offer of(Advice advice) {
    List<Proposed> proposed = new ArrayList<>();
    for (Finding finding : advice.findings()) {
      finding
          .proposals()
          .filter(proposal -> suggested.add(place(advice) + proposal.order().key()))
          .forEach(proposal -> proposed.add(new Proposed(finding, proposal)));
    }
    Set<String> recommended =
        advice.findings().stream().flatMap(Finding::recommendations).collect(Collectors.toSet());
    boolean isOneOnly =
        proposed.stream().allMatch(each -> isReplacement(each.proposal(), advice))
            || (advice.others() == 0 && areAlternatives(proposed));
    List<Proposed> offered = isOneOnly ? proposed : withOneOfEachSet(proposed, recommended);
    boolean isOneRecommended =
        offered.stream().filter(each -> recommended.contains(each.proposal().action())).count()
            == 1;
    return new Offer(
        offered.stream()
            .map(each ->
                suggestion(
                    each,
                    advice,
                    isOneRecommended && recommended.contains(each.proposal().action())))
            .toList(),
        isOneOnly ? SelectionBehavior.AT_MOST_ONE : SelectionBehavior.ANY,
        proposed.stream()
            .filter(each -> !offered.contains(each))
            .map(each -> each.proposal().order().label())
            .toList());
  }

  /** On the order hooks an order may be suggested in place of one draft, and of another too. */
  private static String place(Advice advice) {
    return advice.draft().map(draft -> draft.reference() + " ").orElse("");
  }

  private static boolean isReplacement(Proposal proposal, Advice advice) {
    return proposal.replacesDraft() && advice.draft().isPresent();
  }

  private static boolean areAlternatives(List<Proposed> proposed) {
    Set<Optional<String>> sets =
        proposed.stream().map(each -> each.proposal().alternatives()).collect(Collectors.toSet());
    return sets.size() == 1 && !sets.contains(Optional.<String>empty());
  }

  /**
   * Of alternatives beside other orders one can be offered: the recommended, else the preferred.
   */
  private static List<Proposed> withOneOfEachSet(List<Proposed> proposed, Set<String> recommended) {
    List<Proposed> offered = new ArrayList<>(proposed);
    Set<String> sets = new LinkedHashSet<>();
    proposed.forEach(each -> each.proposal().alternatives().ifPresent(sets::add));
    for (String set : sets) {
      List<Proposed> members =
          proposed.stream()
              .filter(each -> each.proposal().alternatives().equals(Optional.of(set)))
              .toList();
      List<Proposed> best =
          members.stream().filter(each -> recommended.contains(each.proposal().action())).toList();
      Proposed kept =
          best.size() == 1
              ? best.getFirst()
              : members.stream()
                  .filter(each -> each.proposal().isPreferred())
                  .findFirst()
                  .orElse(members.getFirst());
      offered.removeIf(each -> members.contains(each) && !each.equals(kept));
    }
    return offered;
  }

  private Suggestion suggestion(Proposed proposed, Advice advice, boolean isRecommended) {
    OrderTemplate order = proposed.proposal().order();
    Optional<String> reason =
        proposed.finding().evidence().stream()
            .map(Evidence::reference)
            .filter(reference -> reference.startsWith("Condition/"))
            .findFirst();
    List<Action> actions = new ArrayList<>();
    advice
        .draft()
        .filter(_ -> proposed.proposal().replacesDraft())
        .ifPresent(draft ->
            actions.add(
                new Action.Delete("Remove the draft of " + draft.display(), draft.reference())));
    actions.add(
        new Action.Create(
            order.description(),
            order.draftFor(ids.get().toString(), context.patientId(), authoredOn, reason)));
    return new Suggestion(ids.get(), order.label(), isRecommended, actions);
  }
}
