package dev.carpus.server.web;

import dev.carpus.hooks.discovery.DiscoveryWriter;
import dev.carpus.server.Outside;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.trust.Caller;
import dev.carpus.server.trust.Feature;
import jakarta.servlet.http.HttpServletRequest;
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
  private final Outside outside;

  /** A door to what is announced of that content. */
  public DiscoveryDoor(Supplier<ServedContent> content, Outside outside) {
    this.content = content;
    this.outside = outside;
  }

  /** All services that the caller may call. */
  @GetMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> services(HttpServletRequest request) {
    Caller caller = Callers.of(request);
    new CallLog(caller, outside).write("discovery", HttpStatus.OK.value());
    boolean tellsVersion = caller.features().contains(Feature.DISCOVERY_VERSION);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(
            new DiscoveryWriter(tellsVersion).write(content.get().discovery().of(caller.hooks())));
  }
}
