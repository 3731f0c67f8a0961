package dev.carpus.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * A round of the requests that CDS clients and services typically send, so that a JVM that is being
 * trained for an AOT cache has seen the code behind them.
 */
final class Rehearsal {

  private static final List<String> READS =
      List.of(
          "metadata",
          "Patient",
          "Patient/hand-cramps",
          "Patient/hand-cramps/_history",
          "Patient?name=lindqvist",
          "Condition?patient=hand-cramps",
          "Condition?patient=Patient/hand-cramps&clinical-status=active&_count=200",
          "Condition?patient=hand-cramps&code=http://snomed.info/sct%7C424647005,55300003",
          "Observation?patient=hand-cramps&code=http://loinc.org%7C2823-3,http://loinc.org%7C2160-0",
          "Observation?patient=many-results&_count=20&_sort=-date",
          "Observation?patient=many-results&category=laboratory&date=ge2020-01-01",
          "DiagnosticReport?patient=films-done&code=http://loinc.org%7C36756-5",
          "ServiceRequest?patient=films-ordered&status=active,on-hold",
          "MedicationRequest?patient=hand-cramps&_include=MedicationRequest:medication",
          "MedicationStatement?patient=hand-cramps",
          "Procedure?patient=hand-cramps",
          "ImagingStudy?patient=hand-cramps",
          "AllergyIntolerance?patient=hand-cramps",
          "QuestionnaireResponse?patient=hand-cramps",
          "Appointment?patient=hand-cramps",
          "Encounter?patient=hand-cramps");

  private final HttpClient http;
  private final URI fhirBase;

  /**
   * A round of requests to a server.
   *
   * @param fhirBase the server's FHIR base, ending in a slash
   */
  Rehearsal(HttpClient http, URI fhirBase) {
    this.http = http;
    this.fhirBase = fhirBase;
  }

  /**
   * Sends the requests one after the other.
   *
   * @throws IllegalStateException at the first answer that is not a success
   */
  void play() throws InterruptedException {
    for (String read : READS) {
      send(request(read).GET().build());
    }
    send(
        request("Condition/_search")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("patient=hand-cramps"))
            .build());
    send(
        request("Patient/$validate")
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"gender\":\"male\"}"))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(fhirBase.resolve(path)).header("Accept", "application/fhir+json");
  }

  private void send(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            request.method() + " " + request.uri() + " answered " + response.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
