package dev.carpus.logic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of reading an answer to a FHIR query: a resource, a page of a search, or nothing
 * usable.
 *
 * @see <a href="https://hl7.org/fhir/R4/bundle.html#searchset">FHIR R4, search result bundles</a>
 */
public sealed interface ResourceReading {
  /** A single resource. */
  record One(RawResource resource) implements ResourceReading {}

  /**
   * A page of a search result.
   *
   * @param matches the resources that match
   * @param included the resources that came along
   * @param next the link to the next page, as it is written
   * @param bundleType what kind of Bundle it is, such as {@code searchset}
   * @param total how many matches all pages have together, if the Bundle says so
   */
  record Page(
      List<RawResource> matches,
      List<RawResource> included,
      Optional<String> next,
      Optional<String> bundleType,
      OptionalLong total)
      implements ResourceReading {
    public Page {
      matches = List.copyOf(matches);
      included = List.copyOf(included);
    }
  }

  /**
   * Nothing that may be read as data.
   *
   * @param reason why, without any data of the patient
   * @param isExcessive whether that is because it goes beyond a limit
   */
  record Unusable(String reason, boolean isExcessive) implements ResourceReading {
    Unusable(String reason) {
      this(reason, false);
    }
  }
}
