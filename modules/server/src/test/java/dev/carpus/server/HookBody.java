package dev.carpus.server;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** The body of a hook call about one patient; each method gives another body. */
public final class HookBody {
  /** A woman of 45. */
  public static final String PATIENT =
      """
      {"resourceType":"Patient","id":"p1","name":[{"family":"Quittenbaum","given":["Friedelinde"]}],
       "gender":"female","birthDate":"1981-08-14"}\
      """;

  static {
    List.of("p1", "c1", "u1", "Quittenbaum", "Friedelinde", "1981-08-14").forEach(Planted::word);
  }

  /** Cramps in both hands, twenty days ago. */
  public static final String CRAMPS =
      """
      {"resourceType":"Condition","id":"c1",
       "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
       "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005","display":"Cramp in limb"}]},
       "bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"85562004"},{"system":"http://snomed.info/sct","code":"51440002"}]}],
       "subject":{"reference":"Patient/p1"},"onsetDateTime":"2026-11-02","recordedDate":"2026-11-02"}\
      """;

  private static final String CODING =
      """
      {"system":"http://snomed.info/sct","code":"424647005","display":"Cramp in limb"}\
      """;

  /** A condition that no FHIR parser reads. */
  public static final String UNREADABLE = unreadable("Condition");

  /** A draft that no FHIR parser reads. */
  public static final String UNREADABLE_ORDER = unreadable("ServiceRequest");

  /** A search result without entries. */
  public static final String NOTHING =
      """
      {"resourceType":"Bundle","type":"searchset","total":0}\
      """;

  /** The keys of searches that discovery asks for, that of conditions aside. */
  public static final List<String> SEARCHES =
      List.of(
          "allergyIntolerances",
          "appointments",
          "carePlans",
          "devices",
          "diagnosticReports",
          "imagingStudies",
          "medicationAdministrations",
          "medicationRequests",
          "medicationStatements",
          "observations",
          "procedures",
          "questionnaireResponses",
          "serviceRequests");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Map<String, String> prefetch;
  private final Map<String, String> members;

  private HookBody(Map<String, String> prefetch, Map<String, String> members) {
    this.prefetch = prefetch;
    this.members = members;
  }

  /** A patient-view of the patient with cramps, with every key that discovery asks for. */
  public static HookBody full() {
    Map<String, String> prefetch = new LinkedHashMap<>();
    prefetch.put("patient", PATIENT);
    prefetch.put("conditions", bundle(CRAMPS));
    prefetch.put("encounter", "null");
    SEARCHES.forEach(key -> prefetch.put(key, NOTHING));
    return empty().withAll(prefetch);
  }

  /** A patient-view of the same patient without prefetch. */
  public static HookBody empty() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("hook", "\"patient-view\"");
    members.put("hookInstance", "\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\"");
    members.put("context", "{\"userId\":\"Practitioner/u1\",\"patientId\":\"p1\"}");
    return new HookBody(new LinkedHashMap<>(), members);
  }

  /** A search result with these matches. */
  public static String bundle(String... resources) {
    StringBuilder entries = new StringBuilder();
    for (String resource : resources) {
      entries.append(entries.isEmpty() ? "" : ",").append("{\"resource\":" + resource + "}");
    }
    return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + entries + "]}";
  }

  /** The condition of {@link #CRAMPS}, recorded by another code. */
  public static String cramps(String system, String code) {
    return CRAMPS.replace(CODING, "{\"system\":\"%s\",\"code\":\"%s\"}".formatted(system, code));
  }

  /**
   * A resource of that type that no FHIR parser reads, by what it contains; its code is written so
   * that one is asked.
   */
  public static String unreadable(String type) {
    return "{\"contained\":[{\"resourceType\":\"SECRET\"}],\"code\":\"x\",\"resourceType\":\""
        + type
        + "\",\"id\":\"u1\"}";
  }

  /** The first page of a search result. */
  public static String page(String next, String... resources) {
    return bundle(resources)
        .replace(
            "\"type\":\"searchset\"",
            "\"type\":\"searchset\",\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}]");
  }

  /** With this JSON under a prefetch key. */
  public HookBody with(String key, String json) {
    return withAll(Map.of(key, json));
  }

  private HookBody withAll(Map<String, String> values) {
    Map<String, String> more = new LinkedHashMap<>(prefetch);
    more.putAll(values);
    return new HookBody(more, members);
  }

  /** Without a prefetch key. */
  public HookBody without(String key) {
    Map<String, String> less = new LinkedHashMap<>(prefetch);
    less.remove(key);
    return new HookBody(less, members);
  }

  /** With this JSON as a member of the body. */
  public HookBody member(String name, String json) {
    Map<String, String> more = new LinkedHashMap<>(members);
    more.put(name, json);
    return new HookBody(prefetch, more);
  }

  /** With the base URL of a FHIR server. */
  public HookBody fhirServer(URI url) {
    return member("fhirServer", "\"" + url + "\"");
  }

  /** With a token that is good for so many seconds. */
  public HookBody token(String token, long expiresIn) {
    return member(
        "fhirAuthorization",
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"patient/*.read\",\"subject\":\"carpus\"}"
            .formatted(Planted.word(token), expiresIn));
  }

  /** With these conditions alone. */
  public HookBody conditions(String... conditions) {
    return with("conditions", bundle(conditions));
  }

  /** As an order-select of some of these drafts, each selection as {@code Type/id}. */
  public HookBody orderSelect(List<String> selections, String... drafts) {
    ObjectNode context = orders(drafts);
    selections.forEach(context.putArray("selections")::add);
    return member("hook", "\"order-select\"").member("context", MAPPER.writeValueAsString(context));
  }

  /** As an order-sign of these drafts. */
  public HookBody orderSign(String... drafts) {
    return member("hook", "\"order-sign\"")
        .member("context", MAPPER.writeValueAsString(orders(drafts)));
  }

  private static ObjectNode orders(String... drafts) {
    ObjectNode context = MAPPER.createObjectNode();
    context.put("userId", "Practitioner/u1").put("patientId", "p1");
    ObjectNode bundle = context.putObject("draftOrders");
    bundle.put("resourceType", "Bundle").put("type", "collection");
    ArrayNode entries = bundle.putArray("entry");
    for (String draft : drafts) {
      entries.addObject().set("resource", MAPPER.readTree(draft));
    }
    return context;
  }

  public HookBody encounter(String id) {
    return member(
        "context",
        "{\"userId\":\"Practitioner/u1\",\"patientId\":\"p1\",\"encounterId\":\"" + id + "\"}");
  }

  /** The body as JSON; without keys, there is no prefetch at all. */
  public String json() {
    ObjectNode body = MAPPER.createObjectNode();
    members.forEach((name, json) -> body.putRawValue(name, new RawValue(json)));
    if (!prefetch.isEmpty()) {
      ObjectNode values = body.putObject("prefetch");
      prefetch.forEach((key, json) -> values.putRawValue(key, new RawValue(json)));
    }
    return MAPPER.writeValueAsString(body);
  }

  /** What was sent under a key. */
  public Optional<String> sent(String key) {
    return Optional.ofNullable(prefetch.get(key));
  }
}
