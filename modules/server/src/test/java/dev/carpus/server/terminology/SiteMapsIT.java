package dev.carpus.server.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.CommandRun;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SiteContent;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a site's own concept maps do, and what is told of the codes that lack one. */
class SiteMapsIT {
  private static final String OID = "1.2.3.4.5.6.7";
  private static final String LOCAL = "urn:oid:" + OID;
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String HAND = "85562004";
  private static final String RIGHT = "24028007";
  private static final String LEFT = "7771000";

  /** Pain adds the topical medicine, last in the third card. */
  private static final List<String> PAINFUL_CRAMPS =
      Stream.concat(Service.NEW_CRAMPS.stream(), Stream.of("P-31")).toList();

  private static final String COUNTED = "carpus_unmapped_codings_total{system=\"" + LOCAL + "\"}";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir private Path folder = Path.of("");
  private Path maps = Path.of("");

  @BeforeEach
  void makeTheFolder() throws IOException {
    maps = Files.createDirectories(folder.resolve("maps"));
  }

  private String yaml() {
    return "carpus:\n  retrieval:\n    deadline: 30s\n  terminology:\n    maps: " + maps + "\n";
  }

  private Service start(Optional<Path> data) {
    return Service.start(
        yaml(), SiteContent.below(folder).folder(), data, InstantSource.fixed(Service.AT));
  }

  private void map(String name, String elements) throws IOException {
    Files.writeString(
        maps.resolve(name),
        """
        {"resourceType":"ConceptMap","url":"https://site.example/fhir/ConceptMap/%s",
         "version":"1","status":"active",
         "group":[{"source":"%s","target":"%s","element":[%s]}]}\
        """
            .formatted(name.replace(".json", ""), LOCAL, SNOMED, elements));
  }

  private static String element(String code, String target, String equivalence) {
    return "{\"code\":\"%s\",\"target\":[{\"code\":\"%s\",\"equivalence\":\"%s\"}]}"
        .formatted(code, target, equivalence);
  }

  /** A record with a body site of these codes. */
  private static String record(String id, String code, String... site) {
    String codings =
        String.join(
            ",",
            Stream.of(site)
                .map(each -> "{\"system\":\"%s\",\"code\":\"%s\"}".formatted(SNOMED, each))
                .toList());
    return HookBody.cramps(LOCAL, code)
        .replace("\"id\":\"c1\"", "\"id\":\"" + id + "\"")
        .replaceFirst(
            "\"bodySite\":\\[.*]}],\n", "\"bodySite\":[{\"coding\":[" + codings + "]}],\n");
  }

  /** A cramp of the right hand, and something else at another site. */
  private static HookBody crampAnd(String code, String... site) {
    return HookBody.full().conditions(record("c1", "cramp", HAND, RIGHT), record("c2", code, site));
  }

  @Test
  void countsLocalCodesAsWhatTheyAreMappedTo() throws IOException {
    map(
        "complaints.json",
        String.join(
            ",",
            element("cramp", "424647005", "equivalent"),
            element("pain", "53057004", "wider"),
            element("hand-pain", "53057004", "equivalent")));
    try (Service service = start(Optional.empty())) {
      HookBody call = HookBody.full();
      assertThat(service.rules(call.conditions(HookBody.cramps(LOCAL, "cramp"))))
          .isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.rules(call.conditions(HookBody.cramps(OID, "cramp"))))
          .isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.rules(call.conditions(HookBody.cramps(LOCAL, "other")))).isEmpty();

      assertThat(service.rules(crampAnd("pain", HAND, LEFT))).isEqualTo(PAINFUL_CRAMPS);
      assertThat(service.rules(crampAnd("pain", LEFT))).isEmpty();
      assertThat(service.rules(crampAnd("hand-pain", LEFT))).isEqualTo(PAINFUL_CRAMPS);
      assertThat(service.rules(crampAnd("other", HAND, LEFT))).isEmpty();

      assertThat(service.metric(COUNTED)).contains(2.0);
    }
  }

  @Test
  void tellsOfCodesWithoutAMapAndTakesTheMapThatWasFilledIn() throws IOException {
    Path data = folder.resolve("data");
    HookBody recorded =
        HookBody.full()
            .conditions(
                HookBody.cramps(LOCAL, "KR")
                    .replace("\"code\":{", "\"code\":{\"text\":\"TEXT of NAME\","))
            .with(
                "patient", HookBody.PATIENT.replace("\"family\"", "\"text\":\"NAME\",\"family\""));
    try (Service service = start(Optional.of(data))) {
      assertThat(service.rules(recorded)).isEmpty();
      assertThat(service.rules(recorded)).isEmpty();

      assertThat(service.metric(COUNTED)).contains(2.0);
      assertThat(service.get("/metrics").body())
          .doesNotContain("p1", "NAME", "TEXT", "1981", "\"KR\"");
    }
    assertThat(Files.readString(data.resolve("unmapped-codes.json")))
        .contains(LOCAL, "KR")
        .doesNotContain("p1", "NAME", "TEXT", "1981");

    fillIn(data);

    try (Service service =
        Service.start(
            yaml(),
            folder.resolve("content"),
            Optional.of(data),
            InstantSource.fixed(Service.AT))) {
      assertThat(service.rules(recorded)).isEqualTo(Service.NEW_CRAMPS);
      assertThat(service.metric(COUNTED)).as("goes on from before").contains(2.0);
    }
  }

  /** As a person would: lists the codes, fills the map in, has it checked. */
  private void fillIn(Path data) throws IOException {
    Path config = Files.writeString(folder.resolve("carpus.yaml"), yaml());
    Path skeleton = maps.resolve("local.json");
    CommandRun listed =
        CommandRun.of("unmapped", "--data", data.toString(), "--map", skeleton.toString());
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.out())
        .containsPattern("2 +Condition +" + LOCAL + "\\|KR")
        .contains("wrote " + skeleton);

    JsonNode map = MAPPER.readTree(Files.readString(skeleton));
    ObjectNode target = (ObjectNode) map.at("/group/0/element/0/target/0");
    assertThat(target.path("equivalence").asString()).isEqualTo("unmatched");
    assertThat(validate(config).out()).contains(" 0 errors");
    target.put("equivalence", "equivalent");
    Files.writeString(skeleton, MAPPER.writeValueAsString(map));
    assertThat(validate(config).out()).contains("target has no equivalence or no code");
    target.put("code", "424647005");
    Files.writeString(skeleton, MAPPER.writeValueAsString(map));
    CommandRun filledIn = validate(config);
    assertThat(filledIn.code()).as(filledIn.out()).isZero();
  }

  private CommandRun validate(Path config) {
    return CommandRun.of(
        "validate", folder.resolve("content").toString(), "--config", config.toString());
  }

  @Test
  void namesEveryFileThatItCannotUse() throws IOException {
    Files.writeString(maps.resolve("broken.json"), "{\n\"resourceType\": \"ConceptMap\",\n");
    Files.writeString(
        maps.resolve("other.json"),
        """
        {"resourceType":"ValueSet","url":"https://site.example/fhir/ValueSet/x","status":"active"}
        """);
    Files.writeString(
        maps.resolve("bare.json"), "{\"resourceType\":\"ConceptMap\",\"status\":\"active\"}");
    map("wrong.json", element("KR", "424647005", "same-as"));
    map("twice.json", element("KR", "424647005", "equivalent"));
    map("also.json", element("KR", "53057004", "equivalent"));

    assertThatThrownBy(() -> start(Optional.empty()).close())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(maps.resolve("broken.json") + ":3: error: not JSON")
        .hasMessageContaining(maps.resolve("other.json") + ":1: error: it is no ConceptMap")
        .hasMessageContaining(maps.resolve("bare.json") + ":1: error: the resource has no url")
        .hasMessageContaining(maps.resolve("wrong.json") + ": error: not FHIR R4")
        .message()
        .containsPattern("(twice|also).json:\\d+: error: .*\\|KR is mapped to ");
  }

  @Test
  void saysThatTheFolderIsNotThere() throws IOException {
    Files.delete(maps);

    assertThatThrownBy(() -> start(Optional.empty()).close())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(maps + ": error: no such folder");
  }
}
