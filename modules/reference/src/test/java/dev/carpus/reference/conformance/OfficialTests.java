package dev.carpus.reference.conformance;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.Moment;
import dev.carpus.reference.OfficialCql;
import java.util.HashMap;
import java.util.Map;

/** Tests on the official engine. */
final class OfficialTests {
  private final Moment moment;
  private final Map<ElmLibrary, OfficialCql> engines = new HashMap<>();

  OfficialTests(Moment moment) {
    this.moment = moment;
  }

  /** What comes of a definition; whatever the engine throws is taken for an error of the CQL. */
  Result result(ElmLibrary library, String definition) {
    try {
      return new Result.Value(
          OfficialText.of(
              engines.computeIfAbsent(library, OfficialCql::new).value(definition, moment)));
    } catch (RuntimeException failed) {
      return new Result.Failure(String.valueOf(failed.getCause()));
    }
  }
}
