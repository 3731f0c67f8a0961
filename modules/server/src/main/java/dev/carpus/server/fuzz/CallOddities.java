package dev.carpus.server.fuzz;

import java.util.List;

/** What hook calls say, beside resources, that programs are not prepared for: texts, or JSON. */
final class CallOddities {
  private static final String FHIR = "http://" + Oddities.FHIR_HOST + "/fhir";

  static final List<String> FHIR_SERVERS =
      List.of(
          FHIR,
          FHIR + "/",
          FHIR + "/slow",
          FHIR + "/hang",
          FHIR + "/drip",
          FHIR + "/broken",
          FHIR + "/html",
          FHIR + "/outcome",
          FHIR + "/paged",
          FHIR + "/endless",
          FHIR + "/redirect",
          FHIR + "/reset",
          FHIR + "/status-401",
          FHIR + "/status-500",
          FHIR + "?a=b",
          FHIR + "#c",
          "http://127.0.0.1:0/fhir",
          "http://localhost:99999/fhir",
          "http://user:secret@" + Oddities.FHIR_HOST + "/fhir",
          "https://" + Oddities.FHIR_HOST + "/fhir",
          "HTTP://" + Oddities.FHIR_HOST + "/fhir",
          "http://169.254.169.254/latest/meta-data",
          "http://[fd00:ec2::254]/",
          "http://192.0.2.1/fhir",
          "http://127.0.0.1.example/fhir",
          "http://0177.0.0.1/fhir",
          "http://2130706433/fhir",
          "https://ehr.example/fhir",
          "file:///etc/passwd",
          "ftp://127.0.0.1/",
          "jar:http://127.0.0.1!/",
          "//127.0.0.1/fhir",
          "http://",
          "http:///fhir",
          "fhir",
          "http://[::1/fhir",
          "http://127.0.0.1/\u0000" + Oddities.MARK,
          "");

  static final List<String> AUTHORIZATIONS =
      List.of(
          "null",
          "{}",
          "[]",
          authorization("\"t\"", "300", ""),
          authorization("\"t\"", "0", ""),
          authorization("\"t\"", "-1", ""),
          authorization("\"t\"", "9223372036854775807", ""),
          authorization("\"t\"", "1e3", ""),
          authorization("\"t\"", "\"300\"", ""),
          authorization("\"\"", "300", ""),
          authorization("7", "300", ""),
          authorization("\"a\\r\\nX-" + Oddities.MARK + ": 1\"", "300", ""),
          authorization("\"\\u00e9\\u20ac\"", "300", ""),
          authorization("\"" + "t".repeat(30_000) + "\"", "300", ""),
          authorization("\"t\"", "300", ",\"patient\":\"p1\""),
          authorization("\"t\"", "300", ",\"patient\":\"" + Oddities.MARK + "\""),
          authorization("\"t\"", "300", ",\"patient\":{}"));

  static final List<String> HOOKS =
      List.of(
          "\"patient-view\"",
          "\"order-select\"",
          "\"order-sign\"",
          "\"order-dispatch\"",
          "\"encounter-discharge\"",
          "\"Patient-View\"",
          "\"" + Oddities.MARK + "\"",
          "\"\"",
          "null",
          "[\"patient-view\"]");

  static final List<String> INSTANCES =
      List.of(
          "\"D1577C69-DFBE-44AD-BA6D-3E05E953B2EA\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"1-1-1-1-1\"",
          "\"" + Oddities.MARK + "\"",
          "\"\"",
          "null",
          "7");

  static final List<String> CONTEXT_IDS =
      List.of(
          "\"p1\"",
          "\"Patient/p1\"",
          "\"Practitioner/u1\"",
          "\"PractitionerRole/u1\"",
          "\"RelatedPerson/u1\"",
          "\"Device/u1\"",
          "\"" + Oddities.MARK + "\"",
          "\"../" + Oddities.MARK + "\"",
          "\"p1&_count=1\"",
          "\"p1\\r\\n\"",
          "\"" + "p".repeat(65) + "\"",
          "\"\"",
          "null",
          "7",
          "{}");

  static final List<String> CHOSEN =
      List.of(
          "[]",
          "[\"ServiceRequest/" + Oddities.MARK + "\"]",
          "[\"MedicationRequest/d1\",\"MedicationRequest/d1\",\"ServiceRequest/d1\"]",
          "[\"\"]",
          "[null,7,{}]",
          "\"ServiceRequest/d1\"",
          "null",
          "{}");

  private CallOddities() {}

  private static String authorization(String token, String seconds, String more) {
    return "{\"access_token\":"
        + token
        + ",\"token_type\":\"Bearer\",\"expires_in\":"
        + seconds
        + ",\"scope\":\"patient/*.read\",\"subject\":\"carpus\""
        + more
        + "}";
  }
}
