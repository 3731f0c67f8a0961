package dev.carpus.server.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import dev.carpus.terminology.UnmappedCodes.Count;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MapSkeletonTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static Count count(String type, String system, String code) {
    return new Count(new UnmappedCode(type, new CodeKey(system, code)), 1);
  }

  private static JsonNode groups(Count... counts) {
    return MAPPER.readTree(new MapSkeleton(List.of(counts)).json()).path("group");
  }

  @Test
  void hasAGroupForEachSystemAndForEachKindOfTarget() {
    JsonNode groups =
        groups(
            count("Condition", "urn:b", "1"),
            count("Condition", "urn:a", "2"),
            count("Observation", "urn:a", "3"),
            count("MedicationRequest", "urn:a", "4"));

    assertThat(groups)
        .map(group -> group.path("source").asString() + " " + group.path("target").asString())
        .containsExactly(
            "urn:a http://loinc.org",
            "urn:a http://snomed.info/sct",
            "urn:a http://www.nlm.nih.gov/research/umls/rxnorm",
            "urn:b http://snomed.info/sct");
    assertThat(groups.at("/0/element/0/code").asString()).isEqualTo("3");
    assertThat(groups.at("/0/element/0/target/0").toString())
        .isEqualTo("{\"equivalence\":\"unmatched\"}");
  }

  @Test
  void namesACodeOnceThatCameInTwoKindsOfResources() {
    JsonNode groups = groups(count("Condition", "urn:a", "1"), count("Procedure", "urn:a", "1"));

    assertThat(groups).hasSize(1);
    assertThat(groups.at("/0/element")).hasSize(1);
  }

  @Test
  void leavesOutWhatNoMapCanSpeakOf() {
    assertThat(
            groups(
                new Count(UnmappedCode.ofText("Condition"), 9),
                count("Condition", UnmappedCode.NO_SYSTEM, "KR")))
        .isEmpty();
  }
}
