package dev.carpus.hooks.request;

import dev.carpus.json.JsonSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of one JSON value of a body: as much as a request needs to be checked. */
sealed interface Outline {
  /** JSON {@code null}, and what is not there at all. */
  record Nothing() implements Outline {}

  /** A string. */
  record Text(String value) implements Outline {}

  /** A number without fraction or exponent that a {@code long} can hold. */
  record Whole(long value) implements Outline {}

  /** Any other number, a boolean, or a nested array. */
  record Other() implements Outline {}

  /** An array. */
  record Items(List<Outline> values) implements Outline {}

  /** An object of which the members are known. */
  record Opened(Map<String, Outline> members) implements Outline {}

  /** An object that stays as it is: a resource, if it has a type. */
  record Closed(Optional<String> resourceType, JsonSlice json) implements Outline {}
}
