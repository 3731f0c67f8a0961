package dev.carpus.hooks.request;

import java.util.List;
import java.util.Optional;

/**
 * The members of one object of a request, taken out one by one; what is wrong with them is noted as
 * problems on the way.
 *
 * @param pointer of the object
 * @param problems receives what is wrong
 */
record Members(String pointer, Outline.Opened object, List<Problem> problems) {
  /** A member that must be there. Empty if it was not, or was not as demanded. */
  <T> Optional<T> required(String name, Demand<T> demand) {
    Outline member = member(name);
    if (member instanceof Outline.Nothing) {
      note(name, "is required and must be " + demand.words());
      return Optional.empty();
    }
    return checked(name, member, demand);
  }

  /** A member that may be there, {@code null} being as good as absent. */
  <T> Optional<T> optional(String name, Demand<T> demand) {
    Outline member = member(name);
    return member instanceof Outline.Nothing ? Optional.empty() : checked(name, member, demand);
  }

  /** A member, if it is there and as demanded; nothing is noted. */
  <T> Optional<T> find(String name, Demand<T> demand) {
    return demand.value().apply(member(name));
  }

  /** The members of an object among these. */
  Members within(String name, Outline.Opened inner) {
    return new Members(pointer + "/" + name, inner, problems);
  }

  void note(String name, String message) {
    problems.add(new Problem(pointer + "/" + name, name + " " + message));
  }

  boolean has(String name) {
    return !(member(name) instanceof Outline.Nothing);
  }

  private Outline member(String name) {
    return object.members().getOrDefault(name, new Outline.Nothing());
  }

  private <T> Optional<T> checked(String name, Outline member, Demand<T> demand) {
    Optional<T> value = demand.value().apply(member);
    if (value.isEmpty()) {
      note(name, "must be " + demand.words());
    }
    return value;
  }
}
