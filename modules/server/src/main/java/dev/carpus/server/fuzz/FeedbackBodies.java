package dev.carpus.server.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Feedback as clients send it.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#feedback">CDS Hooks 2.0, feedback</a>
 */
final class FeedbackBodies {
  private static final List<String> BODIES =
      List.of(
          """
          {"feedback":[{"card":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"accepted",
            "acceptedSuggestions":[{"id":"8d1577c6-dfbe-44ad-ba6d-3e05e953b2ea"}],
            "outcomeTimestamp":"2026-11-22T12:00:00Z"}]}
          """,
          """
          {"feedback":[{"card":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"overridden",
            "overrideReason":{"reason":{"code":"not-now","display":"Not now",
              "system":"https://carpus.example/fhir/CodeSystem/override-reasons"},
              "userComment":"will order next week"},
            "outcomeTimestamp":"2026-11-22T12:00:00.123+01:00"}]}
          """,
          """
          {"feedback":[{"card":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"overridden",
            "outcomeTimestamp":"2026-11-22T12:00:00Z"},
            {"card":"e1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"accepted",
            "acceptedSuggestions":[],"outcomeTimestamp":"2026-11-22T12:00:01Z",
            "extension":{"com.example.user":"u1"}}]}
          """,
          """
          {"feedback":[]}
          """);

  private FeedbackBodies() {}

  /** Each of them, as a new tree. */
  static List<JsonNode> all() {
    return BODIES.stream().map(Workpiece::json).toList();
  }
}
