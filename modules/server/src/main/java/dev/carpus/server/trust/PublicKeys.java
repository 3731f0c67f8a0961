package dev.carpus.server.trust;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A set of public keys, each with an id of its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517, JWK set format</a>
 */
public record PublicKeys(List<JWK> keys) implements ClientKeys {
  public PublicKeys {
    keys = List.copyOf(keys);
  }

  /**
   * What came of reading a set.
   *
   * @param keys those that can be used
   * @param problems a line for each that cannot, and for what else is wrong
   */
  record Reading(PublicKeys keys, List<String> problems) {
    Reading {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The keys in a file.
   *
   * @throws StartRefused if it cannot be read, or any key in it cannot be used; says all of it
   */
  public static PublicKeys ofFile(Path file) {
    try {
      Reading reading = read(Files.readAllBytes(file));
      if (reading.problems().isEmpty()) {
        return reading.keys();
      }
      throw new StartRefused(
          reading.problems().stream().map(problem -> file + ": " + problem).toList());
    } catch (IOException unreadable) {
      throw new StartRefused(file + ": the file cannot be read");
    }
  }

  /** The keys of a set in UTF-8. */
  static Reading read(byte[] json) {
    List<JWK> keys = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (JsonNode each : listed(json)) {
      number++;
      try {
        JWK key = JWK.parse(each.toString());
        Optional<String> problem = problem(key);
        if (problem.isPresent()) {
          problems.add("key " + number + problem.get());
        } else {
          keys.add(key);
        }
      } catch (ParseException | IllegalArgumentException | IllegalStateException _) {
        problems.add("key " + number + " is no key as RFC 7517 has it");
      }
    }
    if (number == 0) {
      problems.add(
          "must be a JWK set, {\"keys\": [...]}, with one key or more and no member named twice");
    }
    return withoutRepeated(keys, problems);
  }

  private static List<JsonNode> listed(byte[] json) {
    return StrictJson.object(json)
        .map(set -> set.path("keys"))
        .filter(JsonNode::isArray)
        .map(list -> list.valueStream().toList())
        .orElse(List.of());
  }

  private static Optional<String> problem(JWK key) {
    if (key.isPrivate()) {
      return Optional.of(
          " is private or secret: whoever has it can sign as the client; the set must hold public"
              + " keys alone, and that one must be replaced");
    }
    if (key.getKeyID() == null || key.getKeyID().isBlank()) {
      return Optional.of(" has no kid, by which tokens name it");
    }
    return key instanceof RSAKey && key.size() < SigningAlgorithm.LEAST_RSA_BITS
        ? Optional.of(" is an RSA key of less than " + SigningAlgorithm.LEAST_RSA_BITS + " bits")
        : Optional.empty();
  }

  private static Reading withoutRepeated(List<JWK> keys, List<String> problems) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated =
        keys.stream()
            .map(JWK::getKeyID)
            .filter(kid -> !seen.add(kid))
            .collect(Collectors.toUnmodifiableSet());
    if (!repeated.isEmpty()) {
      problems.add("several keys have the same kid");
    }
    return new Reading(
        new PublicKeys(keys.stream().filter(key -> !repeated.contains(key.getKeyID())).toList()),
        problems);
  }

  /** Whether one of them is for one of these algorithms, and can verify signatures. */
  public boolean fitOneOf(List<String> algorithms) {
    return algorithms.stream()
        .flatMap(name -> SigningAlgorithm.named(name).stream())
        .anyMatch(algorithm -> keys.stream().anyMatch(algorithm::fits));
  }

  @Override
  public KeyLookup key(String kid) {
    return keys.stream()
        .filter(key -> key.getKeyID().equals(kid))
        .findFirst()
        .<KeyLookup>map(KeyLookup.Found::new)
        .orElseGet(KeyLookup.Unknown::new);
  }
}
