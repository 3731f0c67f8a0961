package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MutationTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int REQUESTS = 5_000;

  private static final Seeds SEEDS = SomeSeeds.seeds();

  private static List<FuzzCase> cases(long seed, int count) {
    RequestMaker maker = new RequestMaker(SEEDS, seed);
    return LongStream.range(0, count).mapToObj(maker::make).toList();
  }

  @Test
  void makesTheSameRequestsOfTheSameSeedAndNumber() {
    RequestMaker again = new RequestMaker(SomeSeeds.seeds(), 7);
    List<FuzzCase> first = cases(7, 300);
    for (int number = 299; number >= 0; number--) {
      FuzzCase made = again.make(number);
      assertThat(made.request().bytes()).isEqualTo(first.get(number).request().bytes());
      assertThat(made).isEqualTo(first.get(number));
    }
  }

  @Test
  void makesOtherRequestsOfOtherSeedsAndNumbers() {
    List<FuzzCase> ones = cases(7, 300);
    List<FuzzCase> others = cases(8, 300);
    Set<String> bodies = new HashSet<>();
    for (List<FuzzCase> each : List.of(ones, others)) {
      each.stream()
          .filter(made -> !made.mutations().isEmpty())
          .forEach(made -> bodies.add(Arrays.toString(made.request().bytes())));
    }
    long mutated =
        Stream.of(ones, others)
            .flatMap(List::stream)
            .filter(made -> !made.mutations().isEmpty())
            .count();
    // Two may come to the same by chance, as a route that is asked without a body.
    assertThat(bodies.size()).isGreaterThan((int) mutated * 9 / 10);
  }

  @Test
  void usesEveryMutation() {
    Set<String> used = new HashSet<>();
    cases(1, REQUESTS).forEach(made -> used.addAll(made.mutations()));

    List<Mutation[]> all =
        List.of(
            TreeMutation.values(),
            FhirMutation.values(),
            CallMutation.values(),
            ByteMutation.values(),
            HttpMutation.values());
    assertThat(all.stream().flatMap(Stream::of).map(Mutation::name)).isSubsetOf(used);
  }

  /** A mutation that finds nothing to change would pass for one. */
  @Test
  void changesSomethingWithEveryMutationOfJson() {
    Stream<JsonMutation[]> all =
        Stream.of(TreeMutation.values(), FhirMutation.values(), CallMutation.values());
    all.flatMap(Stream::of)
        .forEach(mutation ->
            assertThat(LongStream.range(0, 60).anyMatch(number -> changes(mutation, number)))
                .as(mutation.name())
                .isTrue());
  }

  private static boolean changes(JsonMutation mutation, long number) {
    return SEEDS.calls().stream()
        .anyMatch(seed -> {
          JsonNode body = seed.body().deepCopy();
          mutation.change().apply(new Workpiece(body, new Chance(3, number), SEEDS));
          return !body.equals(seed.body());
        });
  }

  @Test
  void changesSomethingWithEveryMutationOfBytes() {
    byte[] body = "{\"hook\":\"patient-view\"}".getBytes(UTF_8);
    for (ByteMutation mutation : ByteMutation.values()) {
      assertThat(
              LongStream.range(0, 20)
                  .mapToObj(number -> mutation.apply(body, new Chance(3, number))))
          .as(mutation.name())
          .anySatisfy(changed -> assertThat(changed).isNotEqualTo(body));
      assertThat(mutation.apply(new byte[0], new Chance(3, 1))).isEmpty();
    }
  }

  @Test
  void changesSomethingWithEveryMutationOfHttp() {
    FuzzRequest request = FuzzRequest.post("/cds-services/x", "{}".getBytes(UTF_8));
    for (HttpMutation mutation : HttpMutation.values()) {
      assertThat(mutation.apply(request, new Chance(3, 1)))
          .as(mutation.name())
          .isNotEqualTo(request);
    }
  }

  /** Enough of them reach the logic, so that the others are not all that is tried. */
  @Test
  void leavesATenthAsItIs() {
    List<FuzzCase> cases = cases(1, REQUESTS);
    List<FuzzCase> unchanged = cases.stream().filter(made -> made.mutations().isEmpty()).toList();

    assertThat(unchanged.size()).isBetween(REQUESTS / 10, REQUESTS / 5);
    assertThat(unchanged)
        .allSatisfy(made -> {
          assertThat(made.request().isWellFormed()).isTrue();
          assertThat(MAPPER.readTree(made.request().body())).isNotEmpty();
        });
  }

  /** Nobody but this machine is called, and what must be refused is never a true name. */
  @Test
  void namesNoMachineThatIsThere() {
    Set<String> hosts = new HashSet<>();
    for (String server : CallOddities.FHIR_SERVERS) {
      Matcher host = Pattern.compile("//(?:[^/@]*@)?(\\[[^\\]/]*]?|[^/:?#]*)").matcher(server);
      if (host.find()) {
        hosts.add(host.group(1));
      }
    }
    assertThat(hosts)
        .allSatisfy(host ->
            assertThat(host)
                .matches(
                    "|127\\.0\\.0\\.1!?|localhost|.*\\.example|192\\.0\\.2\\.1|169\\.254\\.169\\.254"
                        + "|\\[fd00:ec2::254]|\\[::1|0177\\.0\\.0\\.1|2130706433"));
  }

  @Test
  void wantsSomethingToBeginWith() {
    assertThatThrownBy(() -> new Seeds(List.of(), SEEDS.others()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Seeds(SEEDS.calls(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
