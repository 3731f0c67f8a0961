package dev.carpus.server.web;

import dev.carpus.pathway.AssessmentForm;
import dev.carpus.pathway.Guideline;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.page.FlowchartDrawing;
import dev.carpus.server.page.PathwayPage;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The routes of the pathways' pages: what there is to know of a pathway without a patient. */
@Controller
public class PathwayDoor {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");
  private static final MediaType FHIR = MediaType.parseMediaType("application/fhir+json");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Supplier<ServedContent> content;

  /** A door to the pages of that content. */
  public PathwayDoor(Supplier<ServedContent> content) {
    this.content = content;
  }

  /**
   * One pathway, for people.
   *
   * @param asked words to look for in its rules
   */
  @GetMapping(path = "/pathways/{id}", produces = MediaType.TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> page(
      @PathVariable("id") String id, @RequestParam(name = "q", defaultValue = "") String asked) {
    return answer(
        id,
        guideline ->
            ResponseEntity.ok()
                .contentType(HTML)
                .header(ContentPolicy.HEADER, ContentPolicy.ofStyle(PathwayPage.STYLE))
                .cacheControl(CacheControl.noCache())
                .body(PathwayPage.of(guideline, asked)));
  }

  /** The picture of a pathway; its links lead to the page. */
  @GetMapping("/pathways/{id}/flowchart.svg")
  public ResponseEntity<byte[]> flowchart(@PathVariable("id") String id) {
    return answer(
        id,
        guideline ->
            ResponseEntity.ok()
                .contentType(SVG)
                .header(ContentPolicy.HEADER, ContentPolicy.ofStyle(""))
                .cacheControl(CacheControl.noCache())
                .body(
                    FlowchartDrawing.of(guideline, Set.of(), "../" + guideline.id())
                        .getBytes(StandardCharsets.UTF_8)));
  }

  /** The forms whose answers a pathway reads: their ids and titles. */
  @GetMapping("/pathways/{id}/forms")
  public ResponseEntity<byte[]> forms(@PathVariable("id") String id) {
    return answer(id, guideline -> json(MediaType.APPLICATION_JSON, list(guideline)));
  }

  private static byte[] list(Guideline guideline) {
    ArrayNode list = MAPPER.createArrayNode();
    guideline
        .forms()
        .forEach(form -> list.addObject().put("id", form.id()).put("title", form.title()));
    return MAPPER.writeValueAsBytes(list);
  }

  /** One of them, as a FHIR Questionnaire. */
  @GetMapping("/pathways/{id}/forms/{form}")
  public ResponseEntity<byte[]> form(
      @PathVariable("id") String id, @PathVariable("form") String formId) {
    return answer(
        id,
        guideline ->
            guideline.forms().stream()
                .filter(form -> form.id().equals(formId))
                .findFirst()
                .map(AssessmentForm::json)
                .map(json -> json(FHIR, json.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> Outcome.ofStatus(404).entity()));
  }

  private static ResponseEntity<byte[]> json(MediaType type, byte[] body) {
    return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noCache()).body(body);
  }

  private ResponseEntity<byte[]> answer(
      String id, Function<Guideline, ResponseEntity<byte[]>> answer) {
    return content
        .get()
        .pathway(id)
        .map(served -> answer.apply(served.pathway().guideline()))
        .orElseGet(() -> Outcome.ofStatus(404).entity());
  }
}
