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

/**
 * Turns what rules propose into the suggestions of the cards of one response; each order is
 * suggested once, in the first card that would.
 */
final class Offers {
  private final HookContext context;
  private final Moment moment;
  private final Supplier<UUID> ids;
  private final Set<String> suggested = new HashSet<>();

  /** The moment as a FHIR dateTime; empty until it is needed. */
  private String authoredOn = "";

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
    this.moment = moment;
  }

  /** What the card of this advice offers. */
  Offer of(Advice advice) {
    List<Proposed> proposed = proposed(advice);
    if (proposed.isEmpty()) {
      return Offer.NONE;
    }
    Set<String> recommended = recommended(advice);
    boolean isOneOnly =
        areReplacements(proposed, advice) || (advice.others() == 0 && areAlternatives(proposed));
    List<Proposed> offered = isOneOnly ? proposed : withOneOfEachSet(proposed, recommended);
    boolean isOneRecommended = count(offered, recommended) == 1;
    List<Suggestion> suggestions = new ArrayList<>(offered.size());
    List<String> otherwise = new ArrayList<>();
    for (Proposed each : proposed) {
      if (offered.contains(each)) {
        boolean isRecommended = isOneRecommended && recommended.contains(each.proposal().action());
        suggestions.add(suggestion(each, advice, isRecommended));
      } else {
        otherwise.add(each.proposal().order().label());
      }
    }
    return new Offer(
        suggestions, isOneOnly ? SelectionBehavior.AT_MOST_ONE : SelectionBehavior.ANY, otherwise);
  }

  /** What the rules propose that was not suggested before. */
  private List<Proposed> proposed(Advice advice) {
    String place = place(advice);
    List<Proposed> proposed = new ArrayList<>();
    for (Finding finding : advice.findings()) {
      for (Proposal proposal : proposals(finding)) {
        if (suggested.add(place.concat(proposal.order().key()))) {
          proposed.add(new Proposed(finding, proposal));
        }
      }
    }
    return proposed;
  }

  /** All that a rule suggests to order. */
  private static List<Proposal> proposals(Finding finding) {
    List<Proposal> proposals = new ArrayList<>();
    finding.rule().proposal().ifPresent(proposals::add);
    for (Clause clause : finding.speech().clauses()) {
      clause.proposal().ifPresent(proposals::add);
    }
    return proposals;
  }

  /** The actions whose suggestions any rule recommends. */
  private static Set<String> recommended(Advice advice) {
    Set<String> recommended = new HashSet<>();
    for (Finding finding : advice.findings()) {
      finding.rule().recommends().ifPresent(recommended::add);
      for (Clause clause : finding.speech().clauses()) {
        clause.recommends().ifPresent(recommended::add);
      }
    }
    return recommended;
  }

  private static int count(List<Proposed> offered, Set<String> recommended) {
    int count = 0;
    for (Proposed each : offered) {
      count += recommended.contains(each.proposal().action()) ? 1 : 0;
    }
    return count;
  }

  /** On the order hooks an order may be suggested in place of one draft, and of another too. */
  private static String place(Advice advice) {
    return advice.draft().map(draft -> draft.reference() + " ").orElse("");
  }

  private static boolean areReplacements(List<Proposed> proposed, Advice advice) {
    for (Proposed each : proposed) {
      if (!each.proposal().replacesDraft() || advice.draft().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean areAlternatives(List<Proposed> proposed) {
    Optional<String> set = proposed.getFirst().proposal().alternatives();
    for (Proposed each : proposed) {
      if (set.isEmpty() || !each.proposal().alternatives().equals(set)) {
        return false;
      }
    }
    return true;
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
            order.draftFor(
                ids.get().toString(),
                context.patientId(),
                authoredOn(),
                reason(proposed.finding()))));
    return new Suggestion(ids.get(), order.label(), isRecommended, actions);
  }

  /** The first condition that a rule rests on. */
  private static Optional<String> reason(Finding finding) {
    for (Evidence evidence : finding.evidence()) {
      if (evidence.reference().startsWith("Condition/")) {
        return Optional.of(evidence.reference());
      }
    }
    return Optional.empty();
  }

  private String authoredOn() {
    if (authoredOn.isEmpty()) {
      authoredOn =
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              moment.dateTime().truncatedTo(ChronoUnit.SECONDS));
    }
    return authoredOn;
  }
}
