package dev.carpus.server.switches;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is switched off.
 *
 * @param pathway the id of the pathway; nothing for all of them
 * @param rule the id of the rule, such as {@code P-37}; nothing for the whole pathway
 * @param client the name of the client that it is off for; nothing for all of them
 * @param reason why, in words that clients and clinicians may read
 * @param since when it was switched off
 */
public record Switch(
    Optional<String> pathway,
    Optional<String> rule,
    Optional<String> client,
    String reason,
    Instant since) {
  /**
   * @throws IllegalArgumentException if a rule comes without its pathway, or there is no reason
   */
  public Switch {
    if (rule.isPresent() && pathway.isEmpty()) {
      throw new IllegalArgumentException("a rule needs its pathway");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a switch needs a reason");
    }
  }

  /** Whether it is for everything there is. */
  public boolean isOfEverything() {
    return pathway.isEmpty() && client.isEmpty();
  }

  /** Whether it is for that client. */
  boolean isFor(String name) {
    return client.map(name::equals).orElse(true);
  }

  /** Whether it is for that pathway. */
  boolean isOf(String id) {
    return pathway.map(id::equals).orElse(true);
  }

  /** Whether it is of the same pathway, rule and client. */
  boolean isSameAs(Switch other) {
    return pathway.equals(other.pathway) && rule.equals(other.rule) && client.equals(other.client);
  }

  /** What it switches off, for people. */
  @Override
  public String toString() {
    return rule.map(id -> "rule " + id + " of ").orElse("")
        + pathway.orElse("everything")
        + client.map(name -> " for " + name).orElse("");
  }
}
