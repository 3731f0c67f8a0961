package dev.carpus.server.rehearsal;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.json.JsonSlice;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.cases.ContentCase;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hook calls made from the authors' cases, with the whole record as prefetch.
 *
 * @param service the id of the service that is called
 * @param templates its prefetch templates by key, as discovery publishes them
 */
public record CaseRequests(String service, Map<String, String> templates) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";

  public CaseRequests {
    templates = Map.copyOf(templates);
  }

  /** The call that a case stands for; what a site sets in the case is left aside. */
  public CaseCall call(ContentCase each) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("hook", each.context().hook().hookName());
    body.put("hookInstance", INSTANCE);
    body.set("context", context(each.context()));
    ObjectNode prefetch = body.putObject("prefetch");
    templates.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(template -> !each.notObtained().contains(template.getKey()))
        .forEach(template ->
            prefetch.set(template.getKey(), result(template.getValue(), each.record())));
    return new CaseCall("/cds-services/" + service, body);
  }

  private static ObjectNode context(HookContext context) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("userId", context.userId()).put("patientId", context.patientId());
    context.encounterId().ifPresent(id -> json.put("encounterId", id));
    switch (context) {
      case HookContext.PatientView _ -> {}
      case HookContext.OrderSelect select -> {
        select.selections().forEach(json.putArray("selections")::add);
        json.set("draftOrders", json(select.draftOrders()));
      }
      case HookContext.OrderSign sign -> json.set("draftOrders", json(sign.draftOrders()));
    }
    return json;
  }

  private static JsonNode json(JsonSlice slice) {
    return MAPPER.readTree(slice.text());
  }

  /** What a query finds in a record: null or a resource for a read, a Bundle for a search. */
  private static JsonNode result(String template, List<RawResource> record) {
    String type = template.split("[/?]", 2)[0];
    if (template.startsWith(type + "/")) {
      return record.stream()
          .filter(each -> each.type().equals(type))
          .findFirst()
          .map(each -> MAPPER.readTree(each.text()))
          .orElseGet(MAPPER::nullNode);
    }
    ObjectNode bundle = MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    for (RawResource each : record) {
      if (each.type().equals(type)) {
        bundle.withArray("entry").addObject().set("resource", MAPPER.readTree(each.text()));
      } else if (each.type().equals("Medication") && template.contains("_include=")) {
        ObjectNode entry = bundle.withArray("entry").addObject();
        entry.set("resource", MAPPER.readTree(each.text()));
        entry.putObject("search").put("mode", "include");
      }
    }
    return bundle;
  }
}
