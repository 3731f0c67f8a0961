package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.HookBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CommandsTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("carpus.root")));
  private static final String PATHWAY = "bilateral-hand-cramping";
  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"gender\":\"female\",\"birthDate\":\"1981-08-14\"}";
  private static final String CRAMPS =
      """
      {"resourceType":"Condition","id":"c1",
       "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005"}]},
       "bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"85562004"},{"system":"http://snomed.info/sct","code":"51440002"}]}],
       "subject":{"reference":"Patient/p1"},"recordedDate":"2026-11-02"}
      """;

  /** The rules of each card for cramps of both hands that nothing else is known of. */
  private static final List<String> NEW_CRAMPS =
      List.of("[\"P-02\",\"P-04\",\"P-06\"]", "[\"P-08\",\"P-09\",\"P-11\"]", "[\"P-61\"]");

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path bundle(String... resources) throws IOException {
    String entries =
        String.join(",", Stream.of(resources).map(each -> "{\"resource\":" + each + "}").toList());
    return file(
        "bundle.json",
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}");
  }

  private static CommandRun eval(Object... arguments) {
    String[] all =
        Stream.concat(Stream.of("eval", "--service", PATHWAY), Stream.of(arguments))
            .map(String::valueOf)
            .toArray(String[]::new);
    return CommandRun.of(all);
  }

  @Test
  void printsTheCardsOfABundleOnOneLine() throws IOException {
    CommandRun run = eval(bundle(PATIENT, CRAMPS));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(cards(run)).containsExactlyElementsOf(NEW_CRAMPS);
  }

  /** The rules of each card that a run printed. */
  private static List<String> cards(CommandRun run) {
    List<String> cards = new ArrayList<>();
    MAPPER
        .readTree(run.out())
        .path("cards")
        .forEach(card -> cards.add(card.at("/extension/dev.carpus.why/rules").toString()));
    return cards;
  }

  @Test
  void evaluatesAtTheMomentThatItIsTold() throws IOException {
    Path file = bundle(PATIENT, CRAMPS);
    assertThat(eval("--at", "2027-01-31T23:59:59Z", file).out()).contains("P-08");
    assertThat(eval("--at", "2027-02-01T00:00:00Z", file).out().strip())
        .isEqualTo("{\"cards\":[]}");
  }

  @Test
  void explainsInsteadOfShowingCards() throws IOException {
    JsonNode explanation = MAPPER.readTree(eval("--explain", bundle(PATIENT, CRAMPS)).out());
    assertThat(explanation.path("rules").size()).isEqualTo(64);
    assertThat(explanation.path("at").asString()).isEqualTo("2026-11-22T12:00:00Z");
  }

  private static ObjectNode request() {
    ObjectNode request = MAPPER.createObjectNode();
    request.put("hook", "patient-view");
    request.put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
    request.put("fhirServer", "http://127.0.0.1:1/fhir");
    request.putObject("context").put("userId", "Practitioner/1").put("patientId", "p1");
    ObjectNode prefetch = request.putObject("prefetch");
    prefetch.set("patient", MAPPER.readTree(PATIENT));
    prefetch.set(
        "conditions",
        MAPPER.readTree("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + CRAMPS + "}]}"));
    HookBody.SEARCHES.forEach(prefetch::putNull);
    return request;
  }

  @Test
  void evaluatesAHookRequest() throws IOException {
    CommandRun run = eval(file("request.json", request().toString()));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(cards(run)).containsExactlyElementsOf(NEW_CRAMPS);
    assertThat(run.out()).doesNotContain("dev.carpus.incomplete");
  }

  private static ObjectNode orderSelect(String selection) {
    ObjectNode request = request();
    request.put("hook", "order-select");
    ObjectNode context = (ObjectNode) request.path("context");
    context.putArray("selections").add(selection);
    context.set(
        "draftOrders",
        MAPPER.readTree(
            """
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":
             {"resourceType":"ServiceRequest","id":"d1","status":"draft","intent":"order",
              "code":{"coding":[{"system":"http://loinc.org","code":"26388-9"}]},
              "subject":{"reference":"Patient/p1"}}}]}
            """));
    return request;
  }

  @Test
  void evaluatesARequestOfAnOrderHook() throws IOException {
    ObjectNode request = orderSelect("ServiceRequest/d1");
    CommandRun run = eval("--hook", "order-select", file("request.json", request.toString()));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(cards(run)).containsExactly("[\"P-10\"]");
  }

  @Test
  void refusesDraftsThatItCannotUse() throws IOException {
    ObjectNode request = orderSelect("ServiceRequest/d2");
    CommandRun run = eval(file("request.json", request.toString()));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("request.json: /context/selections must name orders");
  }

  @Test
  void refusesABundleForAnOrderHook() throws IOException {
    CommandRun run = eval("--hook", "order-sign", bundle(PATIENT));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err())
        .contains("bundle.json: a Bundle has no draft orders; use a hook request for order-sign");
  }

  @Test
  void endsWithThreeWhereRequiredDataIsLacking() throws IOException {
    ObjectNode request = request();
    ((ObjectNode) request.path("prefetch")).remove("conditions");
    CommandRun run = eval(file("request.json", request.toString()));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("OperationOutcome", "conditions could not be obtained");
  }

  @Test
  void goesOnWhereOptionalDataIsLackingAndSaysSo() throws IOException {
    ObjectNode request = request();
    ((ObjectNode) request.path("prefetch")).remove("serviceRequests");
    CommandRun run = eval(file("request.json", request.toString()));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("dev.carpus.incomplete", "serviceRequests");
    assertThat(cards(run))
        .as("films and tests may be on order: what rests on that is silent")
        .containsExactly("[\"P-02\",\"P-04\",\"P-06\"]");
  }

  @Test
  void namesEveryProblemOfAFileAndEvaluatesTheOthers() throws IOException {
    Path bad = file("bad.json", "{\"hook\":\"patient-view\"}");
    CommandRun run = eval(bad, bundle(PATIENT, CRAMPS));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("bad.json: /hookInstance", "bad.json: /context");
    assertThat(run.out()).contains("P-08");
  }

  @Test
  void refusesABundleOfTwoPatients() throws IOException {
    CommandRun run = eval(bundle(PATIENT, PATIENT.replace("p1", "p2")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("must hold one Patient, and this holds 2");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    CommandRun run = eval(folder.resolve("none.json"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("none.json: cannot be read");
  }

  @Test
  void saysInOneLineWhatItDoesNotUnderstand() throws IOException {
    for (CommandRun run :
        new CommandRun[] {
          CommandRun.of(),
          CommandRun.of("cook"),
          CommandRun.of("serve", "--porridge"),
          CommandRun.of("serve", "--port", "many"),
          CommandRun.of("eval", "--service", "nothing", bundle(PATIENT).toString()),
          eval("--at", "yesterday", bundle(PATIENT)),
          eval("--hook", "order-sing", bundle(PATIENT)),
          eval()
        }) {
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err().strip().lines()).hasSize(1);
      assertThat(run.err()).startsWith("carpus: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "eval", "validate", "content-test"})
  void tellsItsUsage(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: carpus " + command);
  }

  private Path content() throws IOException {
    Path shipped = ROOT.resolve("fhir-resources");
    for (String part : new String[] {"code-systems", PATHWAY}) {
      try (Stream<Path> files = Files.walk(shipped.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(shipped.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    return folder;
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String before = Files.readString(file);
    assertThat(before).contains(from);
    Files.writeString(file, before.replace(from, to));
  }

  @Test
  void findsTheSourcesOfTheContentSound() throws IOException {
    CommandRun run = CommandRun.of("validate", content().toString());
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("warning: the value set awaits its codes", "0 errors");
  }

  @Test
  void namesTheProblemsOfContentAndOfCases() throws IOException {
    Path content = content();
    Path pathway = content.resolve(PATHWAY);
    edit(
        pathway.resolve("terminology/ValueSet-VS-HandSite.json"),
        "http://snomed.info/sct\"",
        "http://snomed.info/sctt\"");
    edit(
        pathway.resolve("cql/BilateralHandCramping.cql"),
        "define \"In the pathway\":",
        "defin \"In the pathway\":");
    edit(pathway.resolve("cases/age-unknown.json"), "2026-11-22T12:00:00Z", "some day");
    CommandRun run = CommandRun.of("validate", content.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("ValueSet-VS-HandSite.json:\\d+: error: unknown code system")
        .containsPattern("BilateralHandCramping.cql:\\d+: error: the CQL does not translate")
        .containsPattern("age-unknown.json:\\d+: error: at is no instant");
  }

  @Test
  void tellsWhichCaseDiffersAndHow() throws IOException {
    Path content = content();
    keepCases(content, "age-18th-birthday", "cohort-90-days");
    edit(content.resolve(PATHWAY + "/cases/age-18th-birthday.json"), "2008-11-22", "2008-11-23");
    CommandRun run = CommandRun.of("content-test", content.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "FAILED age-18th-birthday",
            "  expected, not there: info card P-08, P-09, P-11",
            "2 cases, 1 failed");
  }

  private static void keepCases(Path content, String... ids) throws IOException {
    List<String> kept = Stream.of(ids).map(id -> id + ".json").toList();
    try (Stream<Path> cases = Files.list(content.resolve(PATHWAY + "/cases"))) {
      for (Path each : cases.toList()) {
        if (!kept.contains(String.valueOf(each.getFileName()))) {
          Files.delete(each);
        }
      }
    }
  }

  @Test
  void passesTheShippedCases() throws IOException {
    CommandRun run = CommandRun.of("content-test", content().toString());
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains(" 0 failed");
  }

  @Test
  void refusesDataThatAnotherServiceHolds() {
    try (DataFolder _ = DataFolder.lock(folder)) {
      CommandRun run = CommandRun.of("serve", "--data", folder.toString());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("another service uses the data").doesNotContain("\tat ");
    }
  }

  @Test
  void doesNotServeContentThatIsBroken() throws IOException {
    Path content = content();
    edit(
        content.resolve(PATHWAY + "/PlanDefinition-" + PATHWAY + ".json"),
        "\\\"Under 18\\\"",
        "\\\"Under 19\\\"");
    CommandRun run =
        CommandRun.of(
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--content",
            content.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no expression \"Under 19\"").doesNotContain("\tat ");
  }

  @Test
  void knowsEachCommandByItsWholeNameAlone() {
    assertThat(CommandRun.of("--help").out())
        .containsSubsequence(
            "demo", "serve", "eval", "validate", "content-test", "unmapped", "switch", "trust")
        .containsSubsequence("trust", "keys", "feedback", "fuzz");
    assertThat(CommandRun.of("serv").code()).isEqualTo(2);
    assertThat(CommandRun.of().code()).isEqualTo(2);
    assertThat(CommandRun.of("serve", "eval").code()).isEqualTo(2);
  }
}
