package dev.carpus.benchmarks;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What it takes at least to read bytes; thread-safe. */
final class Floor {
  private final JsonFactory json = JsonFactory.builder().build();

  /** The sum of the bytes. */
  long sum(byte[] body) {
    long sum = 0;
    for (byte each : body) {
      sum += each;
    }
    return sum;
  }

  /** How many tokens of JSON there are. */
  int tokens(byte[] body) {
    int tokens = 0;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }
}
