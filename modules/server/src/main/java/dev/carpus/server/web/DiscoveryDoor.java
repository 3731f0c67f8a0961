package dev.carpus.server.web;

import dev.carpus.hooks.discovery.Discovery;
import dev.carpus.hooks.discovery.DiscoveryWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The route of discovery; its answer is made once.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#discovery">CDS Hooks 2.0, discovery</a>
 */
@Controller
public class DiscoveryDoor {
  private final byte[] body;

  /** A door to that announcement. */
  public DiscoveryDoor(Discovery discovery) {
    body = new DiscoveryWriter().write(discovery);
  }

  /** All services. */
  @GetMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> services() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(body);
  }
}
