package dev.carpus.server.fuzz;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.server.Service;
import dev.carpus.server.rehearsal.CaseRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests to begin with, made of a few cases, without a service. */
final class SomeSeeds {
  private static final List<String> CASES = List.of("p-16-done-31-days", "p-43-injected-often");

  private static final Map<String, String> TEMPLATES =
      Map.of(
          "patient", "Patient/{{context.patientId}}",
          "encounter", "Encounter/{{context.encounterId}}",
          "conditions", "Condition?patient={{context.patientId}}",
          "observations", "Observation?patient={{context.patientId}}",
          "medicationRequests",
              "MedicationRequest?patient={{context.patientId}}&_include=MedicationRequest:medication");

  /** An order-sign, since few cases have drafts. */
  private static final String SIGN =
      """
      {"hook":"order-sign","context":{"userId":"Practitioner/u1","patientId":"p1","draftOrders":
        {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ServiceRequest","id":"d1"}}]}},
       "prefetch":{"conditions":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":
        "Condition","id":"c1","onsetAge":{"value":45,"unit":"a"}}}]}}}
      """;

  private SomeSeeds() {}

  static Seeds seeds() {
    CaseRequests requests = new CaseRequests(Service.ID, TEMPLATES);
    List<Seed> calls = new ArrayList<>();
    CASES.forEach(id -> calls.add(Seed.of(requests.call(contentCase(id)))));
    calls.add(new Seed(calls.getFirst().target(), Workpiece.json(SIGN)));
    List<Seed> others =
        FeedbackBodies.all().stream()
            .map(body -> new Seed("/cds-services/" + Service.ID + "/feedback", body))
            .toList();
    return new Seeds(calls, others);
  }

  /** One of the authors' cases. */
  static ContentCase contentCase(String id) {
    ContentFolder content = ContentFolder.shipped();
    ContentFile file =
        content.json(content.root().resolve(Service.ID).resolve("cases"), id).getFirst();
    return ((CaseReading.Read) CaseReader.read(file)).contentCase();
  }
}
