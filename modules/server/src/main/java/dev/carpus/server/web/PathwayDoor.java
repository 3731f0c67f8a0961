package dev.carpus.server.web;

import dev.carpus.server.content.ServedContent;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The route of the pathways' pages, each made once. */
@Controller
public class PathwayDoor {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final Map<String, byte[]> pages = new HashMap<>();

  /** A door to the pages of that content. */
  public PathwayDoor(ServedContent content) {
    content
        .pathways()
        .forEach(served -> pages.put(served.id(), PathwayPage.of(served.pathway().guideline())));
  }

  /** One pathway, for people. */
  @GetMapping(path = "/pathways/{id}", produces = MediaType.TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> page(@PathVariable("id") String id) {
    byte[] page = pages.get(id);
    return page == null
        ? Outcome.ofStatus(404).entity()
        : ResponseEntity.ok()
            .contentType(HTML)
            .header(ContentPolicy.HEADER, ContentPolicy.ofStyle(PathwayPage.STYLE))
            .cacheControl(CacheControl.noCache())
            .body(page);
  }
}
