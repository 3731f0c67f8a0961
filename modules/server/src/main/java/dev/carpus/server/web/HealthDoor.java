package dev.carpus.server.web;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The routes by which a supervisor sees whether the service takes calls, and how its parts are. */
@Controller
public class HealthDoor {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Readiness readiness;
  private final List<HealthPart> parts;

  /** A door that tells of these parts. */
  HealthDoor(Readiness readiness, List<HealthPart> parts) {
    this.readiness = readiness;
    this.parts = List.copyOf(parts);
  }

  /** Whether calls should come: 200 for UP and 503 for DOWN, with each part's status. */
  @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> health() {
    List<PartHealth> now = parts.stream().map(HealthPart::health).toList();
    boolean isReady = readiness.isReady() && now.stream().allMatch(PartHealth::letsCallsCome);
    ObjectNode health = MAPPER.createObjectNode();
    health.put("status", PartHealth.word(isReady));
    now.forEach(part -> part.write(health.putObject(part.name())));
    return answer(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, health);
  }

  /** Whether the process lives: 200 as long as it answers at all. */
  @GetMapping(path = "/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> live() {
    return answer(HttpStatus.OK, MAPPER.createObjectNode().put("status", PartHealth.word(true)));
  }

  private static ResponseEntity<byte[]> answer(HttpStatus status, ObjectNode health) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(MAPPER.writeValueAsBytes(health));
  }
}
