package dev.carpus.server.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The route by which Prometheus collects what is measured. */
@Controller
public class MetricsDoor {
  private static final MediaType TEXT =
      MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

  private final Meters meters;

  MetricsDoor(Meters meters) {
    this.meters = meters;
  }

  /** Everything that is measured, as it is now. */
  @GetMapping(path = "/metrics")
  public ResponseEntity<byte[]> metrics() {
    return ResponseEntity.ok()
        .contentType(TEXT)
        .cacheControl(CacheControl.noStore())
        .body(meters.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
