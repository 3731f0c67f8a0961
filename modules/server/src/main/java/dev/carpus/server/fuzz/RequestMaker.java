package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes requests, each of which follows from its number and the seed alone. Thread-safe.
 *
 * @param seeds what requests begin with
 * @param seed what all requests follow from
 */
record RequestMaker(Seeds seeds, long seed) {
  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  /** Writes half a pair of surrogates as it is meant, which UTF-8 cannot. */
  private static final JsonMapper ESCAPED =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Changes of what FHIR and CDS Hooks say come as often as all others together. */
  private static final List<JsonMutation> OF_JSON =
      Stream.<JsonMutation[]>of(
              TreeMutation.values(),
              FhirMutation.values(),
              FhirMutation.values(),
              CallMutation.values())
          .flatMap(Stream::of)
          .toList();

  private static final List<ByteMutation> OF_BYTES = List.of(ByteMutation.values());
  private static final List<HttpMutation> OF_HTTP = List.of(HttpMutation.values());

  private static final int MOST_AT_ONCE = 4;

  /** The request of a number. */
  FuzzCase make(long number) {
    Chance chance = new Chance(seed, number);
    Seed start = seeds.pick(chance);
    List<String> mutations = new ArrayList<>();
    if (chance.oneIn(8)) {
      byte[] body = PLAIN.writeValueAsString(start.body()).getBytes(UTF_8);
      return new FuzzCase(seed, number, mutations, FuzzRequest.post(start.target(), body));
    }
    byte[] body = body(start.body(), chance, mutations);
    FuzzRequest request = FuzzRequest.post(start.target(), body);
    if (mutations.isEmpty() || chance.oneIn(8)) {
      HttpMutation mutation = chance.pick(OF_HTTP);
      mutations.add(mutation.name());
      request = mutation.apply(request, chance);
    }
    return new FuzzCase(seed, number, mutations, request);
  }

  private byte[] body(JsonNode start, Chance chance, List<String> mutations) {
    JsonNode changed = start.deepCopy();
    if (!chance.oneIn(5)) {
      Workpiece work = new Workpiece(changed, chance, seeds);
      int count = 1 + chance.below(MOST_AT_ONCE);
      for (int i = 0; i < count; i++) {
        JsonMutation mutation = chance.pick(OF_JSON);
        mutations.add(mutation.name());
        mutation.change().apply(work);
      }
    }
    JsonMapper mapper = chance.oneIn(2) ? ESCAPED : PLAIN;
    byte[] body = mapper.writeValueAsString(changed).getBytes(UTF_8);
    if (chance.oneIn(8)) {
      ByteMutation mutation = chance.pick(OF_BYTES);
      mutations.add(mutation.name());
      body = mutation.apply(body, chance);
    }
    return body;
  }
}
