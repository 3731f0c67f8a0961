package dev.carpus.server.web;

import dev.carpus.hooks.discovery.DiscoveryWriter;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.trust.Caller;
import dev.carpus.server.trust.Feature;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The route of discovery.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#discovery">CDS Hooks 2.0, discovery</a>
 */
@Controller
public class DiscoveryDoor {
  private final Supplier<ServedContent> content;
  private final Supplier<UUID> ids;

  /**
   * A door to what is announced of that content.
   *
   * @param ids gives a new random uuid at each call
   */
  public DiscoveryDoor(Supplier<ServedContent> content, Supplier<UUID> ids) {
    this.content = content;
    this.ids = ids;
  }

  /** All services that the caller may call. */
  @GetMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> services(HttpServletRequest request) {
    Caller caller = Callers.of(request);
    CallLog log = new CallLog(ids.get());
    log.note("client", caller.name());
    log.note("status", HttpStatus.OK.value());
    log.write("discovery");
    boolean tellsVersion = caller.features().contains(Feature.DISCOVERY_VERSION);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(
            new DiscoveryWriter(tellsVersion).write(content.get().discovery().of(caller.hooks())));
  }
}
