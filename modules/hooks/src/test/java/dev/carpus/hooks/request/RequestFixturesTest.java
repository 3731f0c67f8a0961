package dev.carpus.hooks.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.SharedCorpus;
import dev.carpus.hooks.request.RequestReading.Read;
import dev.carpus.hooks.request.RequestReading.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests of HL7's validator tests, with what HL7 expects of them.
 *
 * <p>What HL7 says about {@code context} and about {@code prefetch} is compared issue by issue. Its
 * validator looks further than a reader of requests should, so these of its errors are none here:
 *
 * <table>
 *   <caption>Differences</caption>
 *   <tr><th>HL7's error</th><th>Here</th><th>Why</th></tr>
 *   <tr><td>inside the resources of draftOrders and prefetch (codes, dates, extensions, fullUrl)</td>
 *       <td>not looked at</td><td>resources stay as they are until they are used</td></tr>
 *   <tr><td>a prefetch value that is an entry, not a resource</td><td>the request is read, the value
 *       is Unusable</td><td>a client's defect in one key must not cost the other keys</td></tr>
 *   <tr><td>an extension name that is not known</td><td>ignored</td><td>R-008</td></tr>
 *   <tr><td>context.draftOrders missing, told of context</td><td>told of /context/draftOrders</td>
 *       <td>that is where to mend it</td></tr>
 * </table>
 */
class RequestFixturesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CONTEXT_MEMBER =
      Pattern.compile("CDSHooksRequest\\.context\\.(\\w+)(?:\\[(\\d+)])?");
  private static final Pattern MISSING_IN_CONTEXT =
      Pattern.compile("CDSHook\\w+Context\\.(\\w+): minimum required = 1, but only found 0.*");
  private static final Pattern PREFETCH_VALUE =
      Pattern.compile("CDSHooksRequest\\.prefetch\\[(\\d+)]\\.value");

  static Stream<Arguments> requests() {
    JsonNode manifest = JSON.readTree(SharedCorpus.hl7("manifest-cdshooks.json"));
    return stream(manifest.get("test-cases"))
        .filter(test -> test.at("/logical/format").asString().endsWith("/CDSHooksRequest"))
        .map(test ->
            Arguments.of(
                test.get("file").asString(), "outcomes/" + test.at("/logical/java").asString()));
  }

  @Test
  void areNine() {
    assertThat(requests()).hasSize(9);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void haveTheProblemsThatHl7SeesInTheirContext(String file, String outcome) {
    assertThat(pointers(new RequestReader().read(SharedCorpus.hl7(file))))
        .isEqualTo(expectedPointers(JSON.readTree(SharedCorpus.hl7(outcome))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void haveUnusablePrefetchWhereHl7SeesNoResource(String file, String outcome) {
    JsonNode request = JSON.readTree(SharedCorpus.hl7(file));
    Set<String> expected = new TreeSet<>();
    List<String> keys = List.copyOf(request.path("prefetch").propertyNames());
    issues(JSON.readTree(SharedCorpus.hl7(outcome)))
        .map(issue -> PREFETCH_VALUE.matcher(issue.at("/expression/0").asString()))
        .filter(Matcher::matches)
        .forEach(matcher -> expected.add(keys.get(Integer.parseInt(matcher.group(1)))));
    assertThat(unusable(repaired(request))).isEqualTo(expected);
  }

  @Test
  void ofCrdAreReadWhereTheirHookIsUnderstood() {
    RequestReader reader = new RequestReader();
    assertThat(pointers(reader.read(SharedCorpus.daVinci("CRDServiceRequest3.json")))).isEmpty();
    assertThat(pointers(reader.read(SharedCorpus.daVinci("CRDServiceRequest4.json"))))
        .containsExactly("/hook");
  }

  @Test
  void keepTheBytesOfTheirResources() {
    byte[] body = SharedCorpus.hl7("cdshooks-request-pv-good.json");
    assertThat(new RequestReader().read(body))
        .isInstanceOfSatisfying(
            Read.class,
            read ->
                assertThat(read.request().prefetch().get("patientToGreet"))
                    .isInstanceOfSatisfying(
                        PrefetchValue.Resource.class,
                        patient ->
                            assertThat(JSON.readTree(patient.json().stream()))
                                .isEqualTo(JSON.readTree(body).at("/prefetch/patientToGreet"))));
  }

  private static Set<String> pointers(RequestReading reading) {
    Set<String> pointers = new TreeSet<>();
    if (reading instanceof Unreadable(List<Problem> problems)) {
      problems.forEach(problem -> pointers.add(problem.pointer()));
    }
    return pointers;
  }

  private static Set<String> expectedPointers(JsonNode outcome) {
    Set<String> pointers = new TreeSet<>();
    issues(outcome)
        .forEach(issue -> {
          Matcher member = CONTEXT_MEMBER.matcher(issue.at("/expression/0").asString());
          if (member.matches()) {
            String item = member.group(2) == null ? "" : "/" + member.group(2);
            pointers.add("/context/" + member.group(1) + item);
          }
          Matcher missing = MISSING_IN_CONTEXT.matcher(issue.at("/details/text").asString());
          if (missing.matches()) {
            pointers.add("/context/" + missing.group(1));
          }
        });
    return pointers;
  }

  /** The request with a context that can be read, so that its prefetch can be looked at. */
  private static byte[] repaired(JsonNode request) {
    String prefetch = request.path("prefetch").toString();
    return Bodies.with(Bodies.patientView(), "/prefetch", prefetch).getBytes(UTF_8);
  }

  private static Set<String> unusable(byte[] body) {
    Set<String> keys = new TreeSet<>();
    if (new RequestReader().read(body) instanceof Read(HookRequest request)) {
      for (Map.Entry<String, PrefetchValue> entry : request.prefetch().entrySet()) {
        if (entry.getValue() instanceof PrefetchValue.Unusable) {
          keys.add(entry.getKey());
        }
      }
    }
    return keys;
  }

  private static Stream<JsonNode> issues(JsonNode outcome) {
    return stream(outcome.path("issue"));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
