package dev.carpus.hooks.feedback;

import dev.carpus.hooks.request.BodyItems;
import dev.carpus.hooks.request.Problem;
import dev.carpus.json.JsonLimits;
import dev.carpus.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a feedback call. Members that are not known are ignored, extensions among them.
 * Safe for use by several threads.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#feedback">CDS Hooks 2.0, feedback</a>
 */
public final class FeedbackReader {
  /** The most entries of one call. */
  static final int MOST_ENTRIES = 1_000;

  private static final String MEMBER = "feedback";

  /** Reads what is known to be strict JSON already; how large it may be is the door's business. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNestingDepth(Integer.MAX_VALUE)
                          .build())
                  .build())
          .build();

  private final JsonLimits limits;

  /** A reader with the limits that hold where nobody has set others. */
  public FeedbackReader() {
    this(JsonLimits.DEFAULT);
  }

  /** A reader with these limits. */
  public FeedbackReader(JsonLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a body; if it is no feedback, says everything that is wrong with it at once.
   *
   * @param body JSON in UTF-8
   */
  public FeedbackReading read(byte[] body) {
    return switch (BodyItems.read(MEMBER, body, limits)) {
      case BodyItems.Missing(Problem problem) -> unreadable(problem.pointer(), problem.message());
      case BodyItems.Found(List<Optional<JsonSlice>> items) -> read(items);
    };
  }

  private static FeedbackReading read(List<Optional<JsonSlice>> items) {
    if (items.isEmpty() || items.size() > MOST_ENTRIES) {
      return unreadable("/" + MEMBER, "feedback must have from 1 to " + MOST_ENTRIES + " entries");
    }
    List<Problem> problems = new ArrayList<>();
    List<Feedback> entries = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String pointer = "/" + MEMBER + "/" + i;
      Optional<JsonSlice> item = items.get(i);
      if (item.isEmpty()) {
        problems.add(new Problem(pointer, "an entry of feedback must be an object"));
      } else {
        EntryMembers members =
            new EntryMembers(pointer, MAPPER.readTree(item.get().stream()), problems);
        new EntryReader(members).read().ifPresent(entries::add);
      }
    }
    return problems.isEmpty()
        ? new FeedbackReading.Read(entries)
        : new FeedbackReading.Unreadable(problems);
  }

  private static FeedbackReading unreadable(String pointer, String message) {
    return new FeedbackReading.Unreadable(List.of(new Problem(pointer, message)));
  }
}
