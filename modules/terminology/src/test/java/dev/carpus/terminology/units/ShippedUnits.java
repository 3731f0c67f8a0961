package dev.carpus.terminology.units;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.ConceptMap;

/** The units with the shipped table of spellings, read once for all tests. */
final class ShippedUnits {
  private static final UnitsReading READING = read();

  private ShippedUnits() {}

  static UnitsReading get() {
    return READING;
  }

  private static UnitsReading read() {
    Path file =
        Path.of(
            System.getProperty("carpus.root"),
            "fhir-resources/units/ConceptMap-unit-spellings.json");
    try {
      return Units.read(
          List.of(
              FhirContext.forR4Cached()
                  .newJsonParser()
                  .parseResource(ConceptMap.class, Files.readString(file))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
