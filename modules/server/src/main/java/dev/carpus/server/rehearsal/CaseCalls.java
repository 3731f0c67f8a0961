package dev.carpus.server.rehearsal;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Hook calls made from the cases of the shipped content. */
public final class CaseCalls {
  private CaseCalls() {}

  /**
   * Calls of each service, made of some of its cases from all over.
   *
   * @param discovery what the service announces
   * @param most how many cases of a pathway, at most
   */
  public static List<CaseCall> of(JsonNode discovery, int most) {
    ContentFolder content = ContentFolder.shipped();
    List<CaseCall> calls = new ArrayList<>();
    requests(discovery)
        .forEach((id, requests) ->
            cases(content.some(content.root().resolve(id).resolve("cases"), ".json", most))
                .forEach(each -> calls.add(requests.call(each))));
    return calls;
  }

  private static Map<String, CaseRequests> requests(JsonNode discovery) {
    Map<String, CaseRequests> byId = new TreeMap<>();
    for (JsonNode service : discovery.path("services")) {
      Map<String, String> templates = new HashMap<>();
      service.path("prefetch").forEachEntry((key, value) -> templates.put(key, value.asString()));
      String id = service.path("id").asString();
      byId.put(id, new CaseRequests(id, templates));
    }
    return byId;
  }

  private static List<ContentCase> cases(List<ContentFile> files) {
    List<ContentCase> cases = new ArrayList<>();
    for (ContentFile file : files) {
      if (CaseReader.read(file) instanceof CaseReading.Read(ContentCase read)) {
        cases.add(read);
      }
    }
    return cases;
  }
}
