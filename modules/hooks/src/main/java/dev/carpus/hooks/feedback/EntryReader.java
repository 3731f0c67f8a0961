package dev.carpus.hooks.feedback;

import dev.carpus.hooks.Required;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.feedback.EntryMembers.Demand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Takes one entry of feedback out of its JSON. */
final class EntryReader {
  /** The most characters that a comment may have. */
  static final int LONGEST_COMMENT = 4_000;

  /** The most characters that each text of a reason may have. */
  static final int LONGEST_REASON = 500;

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Demand<UUID> CARD = uuid("the uuid of a card, as its response had it");
  private static final Demand<UUID> SUGGESTION =
      uuid("the uuid of a suggestion, as its card had it");
  private static final Demand<Outcome> OUTCOME =
      new Demand<>("accepted or overridden", Outcome::named);
  private static final Demand<Instant> TIMESTAMP =
      new Demand<>(
          "a date and time in UTC (RFC 3339), such as 2020-12-11T00:00:00Z", UtcText::instant);
  private static final Demand<String> REASON_TEXT =
      new Demand<>(
          "a string that is not blank, of at most "
              + LONGEST_REASON
              + " characters without line breaks",
          text -> Optional.of(text).filter(EntryReader::isReasonText));
  private static final Demand<String> COMMENT =
      new Demand<>(
          "a string of Unicode text of at most " + LONGEST_COMMENT + " characters",
          text -> Optional.of(text).filter(EntryReader::isComment));

  private final EntryMembers entry;

  EntryReader(EntryMembers entry) {
    this.entry = entry;
  }

  private enum Outcome {
    ACCEPTED,
    OVERRIDDEN;

    static Optional<Outcome> named(String text) {
      return switch (text) {
        case "accepted" -> Optional.of(ACCEPTED);
        case "overridden" -> Optional.of(OVERRIDDEN);
        default -> Optional.empty();
      };
    }
  }

  /** The entry; empty if there were problems, which have been noted. */
  Optional<Feedback> read() {
    int before = entry.problems().size();
    Optional<UUID> card = entry.required("card", CARD);
    Optional<Feedback.Choice> choice = entry.required("outcome", OUTCOME).flatMap(this::choice);
    Optional<Instant> at = entry.required("outcomeTimestamp", TIMESTAMP);
    return entry.problems().size() > before
        ? Optional.empty()
        : Optional.of(new Feedback(card.orElseThrow(), choice.orElseThrow(), at.orElseThrow()));
  }

  /** The members of the other outcome mean nothing, and are not looked at. */
  private Optional<Feedback.Choice> choice(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> accepted();
      case OVERRIDDEN -> overridden();
    };
  }

  private Optional<Feedback.Choice> accepted() {
    JsonNode suggestions = entry.object().path("acceptedSuggestions");
    if (!suggestions.isArray() || suggestions.isEmpty()) {
      entry.note(
          "acceptedSuggestions",
          "is required where outcome is accepted, and must be an array of one or more objects");
      return Optional.empty();
    }
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < suggestions.size(); i++) {
      String name = "acceptedSuggestions/" + i;
      if (suggestions.get(i).isObject()) {
        entry.within(name, suggestions.get(i)).required("id", SUGGESTION).ifPresent(ids::add);
      } else {
        entry.note(name, "must be an object");
      }
    }
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Feedback.Accepted(ids));
  }

  private Optional<Feedback.Choice> overridden() {
    Optional<EntryMembers> why = entry.object("overrideReason");
    if (why.isEmpty()) {
      return Optional.of(new Feedback.Overridden(Optional.empty(), Optional.empty()));
    }
    EntryMembers members = why.get();
    Optional<EntryMembers> reason = members.object("reason");
    // A form that was left empty says no more than one that is not there.
    Optional<String> comment =
        members.optional("userComment", COMMENT).filter(text -> !text.isBlank());
    if (!members.has("reason") && comment.isEmpty()) {
      entry.note("overrideReason", "must have a reason, a userComment or both");
    }
    return Optional.of(new Feedback.Overridden(reason.flatMap(EntryReader::coding), comment));
  }

  private static Optional<Coding> coding(EntryMembers reason) {
    Optional<String> system = reason.required("system", REASON_TEXT);
    Optional<String> code = reason.required("code", REASON_TEXT);
    Optional<String> display = reason.optional("display", REASON_TEXT);
    return system.isPresent() && code.isPresent()
        ? Optional.of(new Coding(system.get(), code.get(), display))
        : Optional.empty();
  }

  private static Demand<UUID> uuid(String words) {
    return new Demand<>(
        words,
        text ->
            UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty());
  }

  private static boolean isReasonText(String text) {
    return text.length() <= LONGEST_REASON
        && Required.isText(text)
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isComment(String text) {
    return text.length() <= LONGEST_COMMENT && (text.isBlank() || Required.isText(text));
  }
}
