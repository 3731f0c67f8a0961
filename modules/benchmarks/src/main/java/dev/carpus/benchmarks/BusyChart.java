package dev.carpus.benchmarks;

import dev.carpus.logic.RawResource;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a patient-view request for a chart of many resources. Two of them, the Patient and
 * the record of cramps in both hands, make the pathway speak; the others have to be looked at and
 * change nothing: films too long ago, orders withdrawn, problems resolved. It is made of the
 * shipped cases, and always of the same bytes.
 */
final class BusyChart {
  /** How many resources the requests that are measured carry, the Patient among them. */
  static final List<Integer> SIZES = List.of(20, 200, 2000);

  /** How many the usual one carries. */
  static final int RESOURCES = 200;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String SPEAKING = "cohort-both-hands";

  /** A filled form, of which a chart has few. */
  private static final String FORM = "cohort-questionnaire-91-days";

  /** Cases whose last resource decides nothing, in the mixture of a chart: results above all. */
  private static final List<String> QUIET =
      List.of(
          "pregnancy-test-negative",
          "pregnancy-status-43-days",
          "films-reported-181-days",
          "pregnancy-test-negative",
          "films-ordered-91-days",
          "cohort-inactive",
          "films-observation-entered-in-error",
          "films-procedure-in-progress",
          "pregnancy-status-43-days",
          "diagnosis-resolved",
          "films-study-modality-only");

  private final Map<String, ContentCase> cases = new LinkedHashMap<>();
  private final PrefetchPlan plan;
  private final int size;

  /** A chart of the usual size. */
  BusyChart(PrefetchPlan plan) {
    this(plan, RESOURCES);
  }

  /**
   * A chart that is sent by the keys of a plan.
   *
   * @param size how many resources it has
   */
  BusyChart(PrefetchPlan plan, int size) {
    this.plan = plan;
    this.size = size;
    ContentFolder folder = ContentFolder.shipped();
    Path pathway = folder.pathways().getFirst();
    folder.files(pathway.resolve("cases"), ".json").stream()
        .map(CaseReader::read)
        .forEach(reading -> {
          switch (reading) {
            case CaseReading.Read(ContentCase read) -> cases.put(read.id(), read);
            case CaseReading.Unreadable(var problem) ->
                throw new IllegalStateException(problem.toString());
          }
        });
  }

  /** The case whose cards the request must give. */
  ContentCase speaking() {
    return named(SPEAKING);
  }

  /** The body, JSON in UTF-8. */
  byte[] request() {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("hook", "patient-view");
    body.put("hookInstance", "6d3f2c1e-5b4a-4f0e-9c7d-2a1b3c4d5e6f");
    body.putObject("context")
        .put("userId", "Practitioner/reader")
        .put("patientId", speaking().context().patientId());
    ObjectNode prefetch = body.putObject("prefetch");
    List<ObjectNode> resources = resources();
    for (PrefetchPlan.Query query : plan.queries()) {
      List<ObjectNode> found = ofType(query.type(), resources);
      if (found.isEmpty()) {
        prefetch.putNull(query.key());
      } else if (query.type().equals("Patient")) {
        prefetch.set(query.key(), found.getFirst());
      } else {
        prefetch.set(query.key(), searchset(found));
      }
    }
    return MAPPER.writeValueAsBytes(body);
  }

  private static List<ObjectNode> ofType(String type, List<ObjectNode> resources) {
    return resources.stream()
        .filter(each -> each.path("resourceType").asString().equals(type))
        .toList();
  }

  private List<ObjectNode> resources() {
    List<ObjectNode> resources = new ArrayList<>();
    speaking().record().forEach(each -> resources.add(filed(each, 0)));
    resources.add(filed(named(FORM).record().getLast(), 0));
    for (int i = 0; resources.size() < size; i++) {
      RawResource quiet = named(QUIET.get(i % QUIET.size())).record().getLast();
      ObjectNode resource = filed(quiet, i);
      resource.put("id", resource.path("id").asString() + "-" + i);
      resources.add(resource);
    }
    return resources;
  }

  private ContentCase named(String id) {
    ContentCase found = cases.get(id);
    if (found == null) {
      throw new IllegalStateException("no shipped case " + id);
    }
    return found;
  }

  /** The resource with what a server and a record system add to it. */
  private static ObjectNode filed(RawResource raw, int number) {
    ObjectNode resource = (ObjectNode) MAPPER.readTree(raw.text());
    resource
        .putObject("meta")
        .put("versionId", String.valueOf(1 + number % 7))
        .put("lastUpdated", "2026-11-20T08:%02d:%02d.000+00:00".formatted(number / 60, number % 60))
        .put("source", "urn:uuid:00000000-0000-4000-8000-%012d".formatted(number));
    resource.putObject("text").put("status", "generated").put("div", narrative(raw.type(), number));
    return resource;
  }

  private static String narrative(String type, int number) {
    String row = "<tr><td>" + type + " " + number + "</td><td>as it stands in the chart</td></tr>";
    return "<div xmlns=\"http://www.w3.org/1999/xhtml\"><table><tbody>"
        + row.repeat(7)
        + "</tbody></table></div>";
  }

  private static ObjectNode searchset(List<ObjectNode> resources) {
    ObjectNode bundle = MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", resources.size());
    ArrayNode entries = bundle.putArray("entry");
    for (ObjectNode resource : resources) {
      String url =
          "http://127.0.0.1:8090/fhir/"
              + resource.path("resourceType").asString()
              + "/"
              + resource.path("id").asString();
      ObjectNode entry = entries.addObject().put("fullUrl", url);
      entry.set("resource", resource);
      entry.putObject("search").put("mode", "match");
    }
    return bundle;
  }
}
