package dev.carpus.server.web;

import dev.carpus.server.content.ServedContent;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The route of the pathways' pages. */
@Controller
public class PathwayDoor {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final Supplier<ServedContent> content;

  /** A door to the pages of that content. */
  public PathwayDoor(Supplier<ServedContent> content) {
    this.content = content;
  }

  /** One pathway, for people. */
  @GetMapping(path = "/pathways/{id}", produces = MediaType.TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> page(@PathVariable("id") String id) {
    return content
        .get()
        .pathway(id)
        .map(served ->
            ResponseEntity.ok()
                .contentType(HTML)
                .header(ContentPolicy.HEADER, ContentPolicy.ofStyle(PathwayPage.STYLE))
                .cacheControl(CacheControl.noCache())
                .body(PathwayPage.of(served.pathway().guideline())))
        .orElseGet(() -> Outcome.ofStatus(404).entity());
  }
}
