package dev.carpus.server.web;

import dev.carpus.pathway.Guideline;
import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.terminology.TerminologyUpkeep;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The route by which a supervisor sees whether the service takes calls, and what it serves. */
@Controller
public class HealthDoor {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Readiness readiness;
  private final LiveContent content;
  private final TerminologyUpkeep upkeep;

  /** A door that tells of that content and its terminology. */
  public HealthDoor(Readiness readiness, LiveContent content, TerminologyUpkeep upkeep) {
    this.readiness = readiness;
    this.content = content;
    this.upkeep = upkeep;
  }

  /** The status, 200 for UP and 503 for DOWN, with each part's. */
  @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> health() {
    boolean isReady = readiness.isReady();
    ObjectNode health = MAPPER.createObjectNode();
    health.put("status", isReady ? "UP" : "DOWN");
    content(health.putObject("content"));
    terminology(health.putObject("terminology"));
    return ResponseEntity.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(MAPPER.writeValueAsBytes(health));
  }

  private void content(ObjectNode to) {
    to.put("status", content.problems().isEmpty() ? "UP" : "DOWN");
    ArrayNode pathways = to.putArray("pathways");
    for (ServedPathway served : content.get().pathways()) {
      Guideline guideline = served.pathway().guideline();
      pathways
          .addObject()
          .put("id", guideline.id())
          .put("version", guideline.version())
          .put("review", guideline.review().status().code());
    }
    if (!content.problems().isEmpty()) {
      ArrayNode problems = to.putArray("problems");
      content.problems().forEach(problems::add);
    }
  }

  private void terminology(ObjectNode to) {
    new TerminologyHealth(content.get(), upkeep).write(to);
  }
}
