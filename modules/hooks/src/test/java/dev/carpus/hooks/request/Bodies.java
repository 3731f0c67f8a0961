package dev.carpus.hooks.request;

import dev.carpus.hooks.request.RequestReading.Read;
import dev.carpus.hooks.request.RequestReading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Request bodies for tests: good ones, and one change away from them. */
final class Bodies {
  private static final JsonMapper JSON = new JsonMapper();

  private Bodies() {}

  static String patientView() {
    return """
    {
      "hook": "patient-view",
      "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
      "fhirServer": "https://ehr.example/fhir",
      "fhirAuthorization": {
        "access_token": "opaque-token",
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "user/Patient.read",
        "subject": "carpus",
        "patient": "p1"
      },
      "context": {"userId": "Practitioner/u1", "patientId": "p1", "encounterId": "e1"},
      "prefetch": {"patient": {"resourceType": "Patient", "id": "p1"}, "problems": null},
      "extension": {"org.example.any": 1}
    }
    """;
  }

  static String orderSelect() {
    return """
    {
      "hook": "order-select",
      "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
      "context": {
        "userId": "PractitionerRole/u1",
        "patientId": "p1",
        "selections": ["ServiceRequest/s1"],
        "draftOrders": {"resourceType": "Bundle", "type": "collection"}
      }
    }
    """;
  }

  static String orderSign() {
    return """
    {
      "hook": "order-sign",
      "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
      "context": {
        "userId": "Practitioner/u1",
        "patientId": "p1",
        "draftOrders": {"resourceType": "Bundle", "type": "collection"}
      }
    }
    """;
  }

  /** The body with another value, given as JSON, where the pointer points. */
  static String with(String body, String pointer, String value) {
    JsonNode tree = JSON.readTree(body);
    JsonPointer at = JsonPointer.compile(pointer);
    parent(tree, at).set(at.last().getMatchingProperty(), JSON.readTree(value));
    return tree.toString();
  }

  /** The body without the member that the pointer points at. */
  static String without(String body, String pointer) {
    JsonNode tree = JSON.readTree(body);
    JsonPointer at = JsonPointer.compile(pointer);
    parent(tree, at).remove(at.last().getMatchingProperty());
    return tree.toString();
  }

  static RequestReading reading(String body) {
    return new RequestReader().read(body.getBytes(StandardCharsets.UTF_8));
  }

  /** The request in a body that is expected to be readable. */
  static HookRequest request(String body) {
    return switch (reading(body)) {
      case Read(HookRequest request) -> request;
      case Unreadable(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  /** The problems of a body that is expected to be unreadable. */
  static List<Problem> problems(String body) {
    return problems(body.getBytes(StandardCharsets.UTF_8));
  }

  /** The problems of a body that is expected to be unreadable. */
  static List<Problem> problems(byte[] body) {
    return switch (new RequestReader().read(body)) {
      case Read(HookRequest request) -> throw new AssertionError(request);
      case Unreadable(List<Problem> problems) -> problems;
    };
  }

  private static ObjectNode parent(JsonNode tree, JsonPointer at) {
    return (ObjectNode) tree.at(at.head());
  }
}
