package dev.carpus.terminology.remote;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a terminology server stands, for health and metrics.
 *
 * <p>A server that is up need not know everything that it is asked for: what the content runs on is
 * the matter of its expansions.
 *
 * @param url its base URL
 * @param isUp whether the last question was answered; true before the first one
 * @param isPaused whether it failed so often that it is left alone for a while
 * @param lastSuccess when it last answered
 * @param lastFailure when and why it last did not, be it long ago
 * @param translations how many codes it has translated
 * @param problems what is wrong with the translations that are kept, in words
 * @param expansions the includes that it was asked for
 */
public record ServerState(
    URI url,
    boolean isUp,
    boolean isPaused,
    Optional<Instant> lastSuccess,
    Optional<Failure> lastFailure,
    int translations,
    List<String> problems,
    List<ExpansionState> expansions) {
  public ServerState {
    problems = List.copyOf(problems);
    expansions = List.copyOf(expansions);
  }

  /**
   * A question that was not answered.
   *
   * @param reason why not, in words that hold no URL
   */
  public record Failure(Instant at, String reason) {}
}
