package dev.carpus.server.web;

import dev.carpus.server.memory.FeedbackSummary;
import dev.carpus.server.memory.Memory;
import dev.carpus.server.memory.Since;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The route by which operators see what became of cards, by rule. */
@Controller
public class FeedbackSummaryDoor {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Memory memory;
  private final ZoneId zone;

  /**
   * A door to what this memory counts.
   *
   * @param zone the zone in which days are counted
   */
  public FeedbackSummaryDoor(Memory memory, ZoneId zone) {
    this.memory = memory;
    this.zone = zone;
  }

  /**
   * The counts.
   *
   * @param since the first day whose cards count, such as {@code 2026-11-22}; all by default
   */
  @GetMapping(path = "/feedback/summary", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> summary(
      @RequestParam(name = "since", defaultValue = "") String since) {
    Optional<Instant> first = Since.read(since, zone);
    if (first.isEmpty()) {
      return Outcome.invalidParameter("since must be a day such as 2026-11-22.").entity();
    }
    Optional<FeedbackSummary> summary = memory.summary(first.get());
    return summary
        .map(FeedbackSummaryDoor::entity)
        .orElseGet(() ->
            Outcome.withoutMemory("The memory's database does not answer; ask again later.")
                .entity());
  }

  private static ResponseEntity<byte[]> entity(FeedbackSummary summary) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(MAPPER.writeValueAsBytes(summary));
  }
}
