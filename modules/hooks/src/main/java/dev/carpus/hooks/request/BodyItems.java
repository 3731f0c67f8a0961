package dev.carpus.hooks.request;

import dev.carpus.hooks.request.BodyReader.Reading;
import dev.carpus.json.JsonLimits;
import dev.carpus.json.JsonSlice;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The items of an array that a body holds under a name, where that is all that the body is for. The
 * body is read as strictly as that of a hook call.
 */
public sealed interface BodyItems {
  /** The array, with an empty place for each item that is no object. */
  record Found(List<Optional<JsonSlice>> objects) implements BodyItems {
    public Found {
      objects = List.copyOf(objects);
    }
  }

  /** There is no such array. */
  record Missing(Problem problem) implements BodyItems {}

  /**
   * Reads a body.
   *
   * @param name of the member that must be the array
   * @param body JSON in UTF-8; not to be changed afterwards, as the items share it
   * @param limits what is too much
   */
  static BodyItems read(String name, byte[] body, JsonLimits limits) {
    return switch (new BodyReader(limits).read(body, Set.of(name))) {
      case Reading.Broken(Problem problem) -> new Missing(problem);
      case Reading.Drawn(Outline.Opened outline) ->
          outline.members().get(name) instanceof Outline.Items(List<Outline> values)
              ? new Found(values.stream().map(BodyItems::object).toList())
              : new Missing(
                  new Problem("/" + name, name + " is required and must be an array of objects"));
    };
  }

  private static Optional<JsonSlice> object(Outline item) {
    return item instanceof Outline.Closed(Optional<String> _, JsonSlice json)
        ? Optional.of(json)
        : Optional.empty();
  }
}
