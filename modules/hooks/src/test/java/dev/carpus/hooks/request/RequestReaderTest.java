package dev.carpus.hooks.request;

import static dev.carpus.hooks.request.Bodies.orderSelect;
import static dev.carpus.hooks.request.Bodies.orderSign;
import static dev.carpus.hooks.request.Bodies.patientView;
import static dev.carpus.hooks.request.Bodies.problems;
import static dev.carpus.hooks.request.Bodies.request;
import static dev.carpus.hooks.request.Bodies.with;
import static dev.carpus.hooks.request.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  @Test
  @DisplayName("R-031, R-033, R-034, R-037: reads what a request says")
  void readsAPatientView() {
    HookRequest request = request(patientView());
    assertThat(request.hook()).isEqualTo("patient-view");
    assertThat(request.hookInstance())
        .isEqualTo(UUID.fromString("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"));
    assertThat(request.fhirServer()).contains(URI.create("https://ehr.example/fhir"));
    assertThat(request.fhirAuthorization())
        .contains(
            new FhirAuthorization(
                "opaque-token",
                Duration.ofMinutes(5),
                "user/Patient.read",
                "carpus",
                Optional.of("p1")));
    assertThat(request.context())
        .isEqualTo(new HookContext.PatientView("Practitioner/u1", "p1", Optional.of("e1")));
  }

  @Test
  @DisplayName("R-219: reads order-select with its selections and drafts")
  void readsAnOrderSelect() {
    assertThat(request(orderSelect()).context())
        .isInstanceOfSatisfying(
            HookContext.OrderSelect.class,
            context -> {
              assertThat(context.userId()).isEqualTo("PractitionerRole/u1");
              assertThat(context.encounterId()).isEmpty();
              assertThat(context.selections()).containsExactly("ServiceRequest/s1");
              assertThat(context.draftOrders().text())
                  .isEqualTo("{\"resourceType\": \"Bundle\", \"type\": \"collection\"}");
            });
  }

  @Test
  @DisplayName("R-221: reads order-sign with its drafts")
  void readsAnOrderSign() {
    assertThat(request(orderSign()).context())
        .isInstanceOfSatisfying(
            HookContext.OrderSign.class,
            context -> assertThat(context.draftOrders().text()).startsWith("{").endsWith("}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhirAuthorization",
        "/prefetch",
        "/extension",
        "/context/encounterId",
        "/fhirAuthorization/patient"
      })
  @DisplayName(
      "R-036, R-038, R-039, R-218: an optional member may be null, which is as good as absent")
  void takesNullForAnAbsentMember(String pointer) {
    assertThat(request(with(patientView(), pointer, "null")))
        .isEqualTo(request(without(patientView(), pointer)));
  }

  @Test
  void takesANullServerForNone() {
    String open = without(patientView(), "/fhirAuthorization");
    assertThat(request(with(open, "/fhirServer", "null")).fhirServer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/new", "/context/new", "/fhirAuthorization/new", "/extension/org.example.new"})
  @DisplayName("R-008, R-215: members that are not known are ignored")
  void ignoresUnknownMembers(String pointer) {
    String more = with(patientView(), pointer, "{\"deep\": [1, {\"er\": null}, \"\"]}");
    assertThat(request(more)).isEqualTo(request(without(more, pointer)));
  }

  @ParameterizedTest
  @CsvSource({"/hook", "/hookInstance", "/context"})
  @DisplayName("R-031, R-033, R-037: required members")
  void asksForRequiredMembers(String pointer) {
    for (String body :
        List.of(without(patientView(), pointer), with(patientView(), pointer, "null"))) {
      assertThat(problems(body))
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message())
                .startsWith(pointer.substring(1) + " is required and must be ");
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/hook; 1",
        "/hook; \"appointment-book\"",
        "/hookInstance; 17",
        "/hookInstance; \"1-1-1-1-1\"",
        "/hookInstance; \"urn:uuid:d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\"",
        "/fhirServer; 1",
        "/fhirServer; \"ehr.example/fhir\"",
        "/fhirServer; \"/fhir\"",
        "/fhirServer; \"ftp://ehr.example\"",
        "/fhirServer; \"https://user@ehr.example\"",
        "/fhirServer; \"https://ehr.example?x=1\"",
        "/fhirServer; \"https://ehr.example#x\"",
        "/fhirServer; \"https://ehr example\"",
        "/fhirAuthorization; \"token\"",
        "/fhirAuthorization; []",
        "/context; []",
        "/context; \"x\"",
        "/prefetch; []",
        "/prefetch; true",
        "/extension; []",
        "/context/userId; \"u1\"",
        "/context/userId; \"Device/u1\"",
        "/context/userId; {}",
        "/context/patientId; \"Patient/p1\"",
        "/context/patientId; 7",
        "/context/patientId; \"\"",
        "/context/patientId; \"..\"",
        "/context/encounterId; \"Encounter/e1\"",
        "/context/encounterId; 1.5",
      })
  @DisplayName("R-031..R-039, R-216..R-218: values of the wrong type or form")
  void pointsAtWrongValues(String pointer, String value) {
    assertThat(problems(with(patientView(), pointer, value)))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.pointer()).isEqualTo(pointer);
          assertThat(problem.message()).contains(" must be ");
        });
  }

  @Test
  void saysWhichHooksAreUnderstood() {
    assertThat(problems(with(patientView(), "/hook", "\"encounter-start\"")))
        .containsExactly(
            new Problem(
                "/hook",
                "hook must be a string that names a hook understood here: patient-view,"
                    + " order-select, order-sign"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Practitioner/1", "PractitionerRole/1", "Patient/1", "RelatedPerson/1"})
  @DisplayName("R-216: patient-view has users of four types")
  void takesTheUsersOfPatientView(String userId) {
    String body = with(patientView(), "/context/userId", '"' + userId + '"');
    assertThat(request(body).context().userId()).isEqualTo(userId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient/1", "RelatedPerson/1"})
  @DisplayName("R-219, R-221: orders have users of two types")
  void refusesPatientsAsUsersOfOrders(String userId) {
    for (String body : List.of(orderSelect(), orderSign())) {
      assertThat(problems(with(body, "/context/userId", '"' + userId + '"')))
          .extracting(Problem::pointer)
          .containsExactly("/context/userId");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/context/selections; []; /context/selections",
        "/context/selections; \"ServiceRequest/s1\"; /context/selections",
        "/context/selections; null; /context/selections",
        "/context/selections; [\"ServiceRequest/s1\", \"s2\"]; /context/selections/1",
        "/context/selections; [[\"ServiceRequest/s1\"]]; /context/selections/0",
        "/context/selections; [{\"a\": 1}]; /context/selections/0",
        "/context/draftOrders; null; /context/draftOrders",
        "/context/draftOrders; []; /context/draftOrders",
        "/context/draftOrders; {}; /context/draftOrders",
        "/context/draftOrders; {\"resourceType\": \"ServiceRequest\"}; /context/draftOrders",
        "/context/draftOrders; \"Bundle\"; /context/draftOrders",
      })
  @DisplayName("R-219: selections are references, drafts a Bundle")
  void pointsAtWrongOrders(String pointer, String value, String expected) {
    assertThat(problems(with(orderSelect(), pointer, value)))
        .extracting(Problem::pointer)
        .containsExactly(expected);
  }

  @Test
  void takesADraftBundleWhoseTypeComesLast() {
    String drafts =
        "{\"entry\": [{\"resource\": {\"resourceType\": \"Task\"}}], \"resourceType\": \"Bundle\"}";
    assertThat(request(with(orderSign(), "/context/draftOrders", drafts)).hook())
        .isEqualTo("order-sign");
  }

  @Test
  void saysAllProblemsAtOnce() {
    String body =
        """
        {
          "hook": 1,
          "fhirServer": "x",
          "fhirAuthorization": {"token_type": "bearer", "expires_in": "300", "patient": "a/b"},
          "context": null,
          "prefetch": 0
        }
        """;
    assertThat(problems(body))
        .extracting(Problem::pointer)
        .containsExactly(
            "/hook",
            "/hookInstance",
            "/fhirServer",
            "/fhirAuthorization/access_token",
            "/fhirAuthorization/token_type",
            "/fhirAuthorization/expires_in",
            "/fhirAuthorization/scope",
            "/fhirAuthorization/subject",
            "/fhirAuthorization/patient",
            "/context",
            "/prefetch");
  }

  @Test
  void neverRepeatsWhatTheRequestSaid() {
    String body =
        """
        {
          "hook": "canary",
          "hookInstance": "canary",
          "fhirServer": "canary",
          "fhirAuthorization": {
            "access_token": "canary canary",
            "token_type": "canary",
            "expires_in": "canary",
            "scope": ["canary"],
            "subject": {"canary": "canary"},
            "patient": "canary/canary"
          },
          "context": {"userId": "canary", "patientId": "canary/canary"},
          "prefetch": "canary",
          "extension": "canary"
        }
        """;
    assertThat(problems(body)).hasSizeGreaterThan(9).noneMatch(p -> p.message().contains("canary"));
    String context = with(orderSelect(), "/context/selections", "[\"canary\"]");
    assertThat(problems(context)).noneMatch(problem -> problem.message().contains("canary"));
  }
}
