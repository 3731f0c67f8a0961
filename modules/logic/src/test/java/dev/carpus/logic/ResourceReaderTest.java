package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.json.JsonLimits;
import dev.carpus.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReaderTest {
  private static final ResourceReader READER = new ResourceReader();

  private static ResourceReading read(String json) {
    return READER.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ResourceReading.Page page(String json) {
    assertThat(read(json)).isInstanceOf(ResourceReading.Page.class);
    return (ResourceReading.Page) read(json);
  }

  private static List<String> texts(ResourceReading reading) {
    assertThat(reading).isInstanceOf(ResourceReading.Page.class);
    return ((ResourceReading.Page) reading).matches().stream().map(RawResource::text).toList();
  }

  @Test
  void cutsResourcesOutByteForByte() {
    String one =
        "{ \"resourceType\" : \"Condition\", \"id\":\"ä€😀\", \"note\":[{\"text\":\"}]\\\"\"}] }";
    String two = "{\"resourceType\":\"Condition\",\"id\":\"c2\"}";
    String bundle =
        "{\"resourceType\":\"Bundle\",\"entry\":[ {\"fullUrl\":\"ü\",\"resource\":"
            + one
            + "},\n{\"resource\":"
            + two
            + ",\"search\":{\"mode\":\"match\"}}]}";
    assertThat(texts(read(bundle))).containsExactly(one, two);
  }

  @Test
  void readsASliceOfALargerBody() {
    String resource = "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";
    byte[] body = ("é{\"prefetch\":" + resource + "}").getBytes(StandardCharsets.UTF_8);
    int offset = "é{\"prefetch\":".getBytes(StandardCharsets.UTF_8).length;
    ResourceReading reading = READER.read(new JsonSlice(body, offset, resource.length()));
    assertThat(reading)
        .isInstanceOfSatisfying(
            ResourceReading.One.class,
            one -> {
              assertThat(one.resource().type()).isEqualTo("Patient");
              assertThat(one.resource().text()).isEqualTo(resource);
            });
  }

  /** */
  @Test
  void leavesOutWhatIsNoMatch() {
    String bundle =
        """
        {"resourceType":"Bundle","entry":[
         {"resource":{"resourceType":"Condition","id":"c1"},"search":{"mode":"match"}},
         {"search":{"mode":"include"},"resource":{"resourceType":"Encounter","id":"e1"}},
         {"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"processing"}]},"search":{"mode":"outcome"}}]}
        """;
    assertThat(texts(read(bundle)))
        .containsExactly("{\"resourceType\":\"Condition\",\"id\":\"c1\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "information, true",
    "warning, true",
    "error, false",
    "fatal, false",
    "nonsense, false"
  })
  void isUnusableWhereAnEntryIsAnError(String severity, boolean isUsable) {
    ResourceReading reading =
        read(
            "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":"
                + "\"OperationOutcome\",\"issue\":[{\"severity\":\""
                + severity
                + "\"}]}}]}");
    assertThat(reading instanceof ResourceReading.Page).isEqualTo(isUsable);
  }

  @Test
  void isUnusableWhereAnOutcomeHasNoIssue() {
    assertThat(
            read(
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"OperationOutcome\"}}]}"))
        .isInstanceOf(ResourceReading.Unusable.class);
  }

  /** */
  @Test
  void tellsTheLinkToTheNextPage() {
    String page =
        "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"self\",\"url\":\"http://a/1\"},"
            + "{\"relation\":\"next\",\"url\":\"http://a/2\"}]}";
    assertThat(page(page).next()).contains("http://a/2");
    assertThat(page(page.replace("next", "prev")).next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"Bundle\"}",
        "{\"resourceType\":\"Bundle\",\"total\":0}",
        "{\"resourceType\":\"Bundle\",\"entry\":[]}"
      })
  void readsAnEmptyBundleAsAnEmptyPage(String bundle) {
    assertThat(page(bundle).matches()).isEmpty();
    assertThat(page(bundle).included()).isEmpty();
    assertThat(page(bundle).next()).isEmpty();
  }

  /** */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"information\"}]}",
        "{\"id\":\"1\"}",
        "[]",
        "\"123\"",
        "",
        "{\"resourceType\":\"Patient\"",
        "{\"resourceType\":\"Patient\"} x"
      })
  void isUnusableWhereThereIsNoResource(String json) {
    assertThat(read(json)).isInstanceOf(ResourceReading.Unusable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"type\":\"searchset\",\"total\":3;searchset;3",
        "\"total\":0;;0",
        "\"type\":\"collection\";collection;",
        "\"type\":{\"text\":\"x\"},\"total\":\"3\";;",
        "\"total\":1.5;;",
        "\"total\":99999999999999999999;;9223372036854775807"
      })
  void tellsTheKindOfABundleAndHowManyMatchesThereAre(String members, String type, Long total) {
    ResourceReading.Page page = page("{\"resourceType\":\"Bundle\"," + members + "}");
    assertThat(page.bundleType()).isEqualTo(Optional.ofNullable(type));
    assertThat(page.total())
        .isEqualTo(total == null ? OptionalLong.empty() : OptionalLong.of(total));
  }

  @Test
  void readsJsonUpToItsDepthAndNoDeeper() {
    ResourceReader reader = new ResourceReader(new JsonLimits(10, 1000));
    assertThat(excessive(reader, "\"a\":" + "[".repeat(9) + "]".repeat(9))).isFalse();
    assertThat(excessive(reader, "\"a\":" + "[".repeat(10) + "]".repeat(10))).isTrue();
  }

  /** Wherever they stand, also where nobody asks for them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\":\"TEXT\"",
        "\"a\":[{\"b\":\"TEXT\"}]",
        "\"type\":\"TEXT\"",
        "\"link\":[{\"url\":\"TEXT\"}]",
        "\"entry\":[{\"fullUrl\":\"TEXT\"}]",
        "\"entry\":[{\"resource\":{\"resourceType\":\"A\",\"b\":{\"c\":[\"TEXT\"]}}}]"
      })
  void readsTextsUpToTheirLengthAndNoLonger(String member) {
    ResourceReader reader = new ResourceReader(new JsonLimits(10, 5000));
    assertThat(excessive(reader, member.replace("TEXT", "\u00e9".repeat(5000)))).isFalse();
    assertThat(excessive(reader, member.replace("TEXT", "\u00e9".repeat(5001)))).isTrue();
  }

  private static boolean excessive(ResourceReader reader, String member) {
    byte[] json = ("{\"resourceType\":\"Bundle\"," + member + "}").getBytes(StandardCharsets.UTF_8);
    return reader.read(json) instanceof ResourceReading.Unusable unusable && unusable.isExcessive();
  }
}
