package dev.carpus.hooks.feedback;

import dev.carpus.hooks.request.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The members of one object of an entry, taken out one by one; what is wrong with them is noted as
 * problems on the way. A {@code null} is as good as absent.
 *
 * @param pointer of the object
 * @param problems receives what is wrong
 */
record EntryMembers(String pointer, JsonNode object, List<Problem> problems) {
  /**
   * What a text must be.
   *
   * @param words completes "must be …"
   * @param value empty if the text does not fulfil the demand
   */
  record Demand<T>(String words, Function<String, Optional<T>> value) {}

  /** A text that must be there. Empty if it was not, or was not as demanded. */
  <T> Optional<T> required(String name, Demand<T> demand) {
    if (!has(name)) {
      note(name, "is required and must be " + demand.words());
      return Optional.empty();
    }
    return optional(name, demand);
  }

  /** A text that may be there. */
  <T> Optional<T> optional(String name, Demand<T> demand) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode member = object.path(name);
    Optional<T> value =
        member.isString() ? demand.value().apply(member.stringValue()) : Optional.empty();
    if (value.isEmpty()) {
      note(name, "must be " + demand.words());
    }
    return value;
  }

  /** The members of an object among these, which may be there. */
  Optional<EntryMembers> object(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!object.path(name).isObject()) {
      note(name, "must be an object");
      return Optional.empty();
    }
    return Optional.of(within(name, object.path(name)));
  }

  EntryMembers within(String name, JsonNode inner) {
    return new EntryMembers(pointer + "/" + name, inner, problems);
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  void note(String name, String message) {
    problems.add(new Problem(pointer + "/" + name, name + " " + message));
  }
}
