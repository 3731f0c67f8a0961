package dev.carpus.sandbox;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Bundle;

/** The patients that the sandbox comes with: an index, and a bundle for each. */
final class SamplePatients {

  private static final String FOLDER = "/patients/";

  private final FhirContext fhirContext;
  private final RelativeDates dates;

  SamplePatients(FhirContext fhirContext, RelativeDates dates) {
    this.fhirContext = fhirContext;
    this.dates = dates;
  }

  /** All sample patients, in the order of the index. */
  static List<SamplePatient> index() {
    try (InputStream index = open("index.json")) {
      return List.of(JsonMapper.builder().build().readValue(index, SamplePatient[].class));
    } catch (JsonMappingException e) {
      throw new UnusableSampleException("index.json", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The patient's record as a transaction that puts every resource under its own id, however often
   * it is sent.
   *
   * @throws UnusableSampleException if the file is not there or is not such a bundle
   */
  Bundle transaction(SamplePatient patient) {
    try {
      Bundle bundle =
          fhirContext
              .newJsonParser()
              .setParserErrorHandler(new StrictErrorHandler())
              .parseResource(Bundle.class, text(patient));
      return new PutTransaction(fhirContext, patient).of(bundle);
    } catch (IOException | DataFormatException | IllegalArgumentException e) {
      throw new UnusableSampleException(patient.file(), e);
    }
  }

  private String text(SamplePatient patient) throws IOException {
    try (InputStream file = open(patient.file())) {
      return switch (patient.origin()) {
        case HAND_MADE -> dates.resolve(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        case SYNTHEA ->
            new String(new GZIPInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
      };
    }
  }

  private static InputStream open(String file) throws FileNotFoundException {
    InputStream stream = SamplePatients.class.getResourceAsStream(FOLDER + file);
    if (stream == null) {
      throw new FileNotFoundException("no " + FOLDER + file + " on the class path");
    }
    return stream;
  }
}
