package dev.carpus.logic.facts;

import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.RawResource;
import java.time.ZoneId;

/** Reads resources that are written in ways which the fast reader does not take. */
@FunctionalInterface
public interface OddResources {
  /**
   * Reads a resource: what is wrong in it is left out, the rest counts.
   *
   * @param zone the zone in which days are counted
   * @throws EvaluationFailure if it is no FHIR R4 at all
   */
  ReadResource read(RawResource raw, ZoneId zone);
}
