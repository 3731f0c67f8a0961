package dev.carpus.server.content;

import static dev.carpus.server.settings.SettingsKeys.SERVE_UNAPPROVED;

import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which content may be served: to trusted clients, which treat patients, only what reviewers have
 * approved, the pathway and each of its rules; to this machine alone, all.
 *
 * @param trusted whether there are trusted clients
 * @param stated what the site says in the place of that
 */
public record ApprovalCheck(boolean trusted, Optional<Boolean> stated) {
  /** The check of a service without trusted clients. */
  public static ApprovalCheck open(Optional<Boolean> stated) {
    return new ApprovalCheck(false, stated);
  }

  /** Why a guideline is not served; nothing if it is. */
  public Optional<String> refusal(Guideline guideline) {
    boolean servesAll = stated.orElse(!trusted);
    List<String> unapproved = unapproved(guideline);
    return servesAll || unapproved.isEmpty()
        ? Optional.empty()
        : Optional.of(
            guideline.id()
                + ": not approved by its reviewers: "
                + String.join(", ", unapproved)
                + "; to serve it all the same, set "
                + SERVE_UNAPPROVED
                + ": true");
  }

  /** What is not approved: the pathway, and its rules by number. */
  private static List<String> unapproved(Guideline guideline) {
    List<String> unapproved = new ArrayList<>();
    if (guideline.review().status() != ReviewStatus.APPROVED) {
      unapproved.add("the pathway (" + guideline.review().status().code() + ")");
    }
    String rules =
        guideline.review().unapproved(guideline.rules().toList()).stream()
            .map(Rule::id)
            .collect(Collectors.joining(", "));
    if (!rules.isEmpty()) {
      unapproved.add(rules);
    }
    return unapproved;
  }
}
