package dev.carpus.hooks.request;

import static dev.carpus.hooks.request.Bodies.patientView;
import static dev.carpus.hooks.request.Bodies.problems;
import static dev.carpus.hooks.request.Bodies.request;
import static dev.carpus.hooks.request.Bodies.with;
import static dev.carpus.hooks.request.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirAuthorizationTest {
  @ParameterizedTest
  @ValueSource(strings = {"access_token", "token_type", "expires_in", "scope", "subject"})
  @DisplayName("R-080..R-084: required members")
  void needsItsMembers(String name) {
    String pointer = "/fhirAuthorization/" + name;
    assertThat(problems(without(patientView(), pointer)))
        .extracting(Problem::pointer)
        .containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "access_token; \"\"",
        "access_token; \"two words\"",
        "access_token; \"two\\r\\nlines\"",
        "access_token; 1",
        "token_type; \"bearer\"",
        "token_type; \"MAC\"",
        "expires_in; \"300\"",
        "expires_in; 300.5",
        "expires_in; -1",
        "expires_in; 99999999999999999999",
        "scope; \" \"",
        "scope; [\"user/Patient.read\"]",
        "subject; \"\"",
        "patient; \"Patient/p1\"",
        "patient; 1",
      })
  @DisplayName("R-080..R-085: values of the wrong type or form")
  void pointsAtWrongMembers(String name, String value) {
    String pointer = "/fhirAuthorization/" + name;
    assertThat(problems(with(patientView(), pointer, value)))
        .extracting(Problem::pointer)
        .containsExactly(pointer);
  }

  @Test
  void pointsAtTextThatIsNoUnicode() {
    assertThat(problems(patientView().replace("user/Patient.read", "half \\ud83d")))
        .extracting(Problem::pointer)
        .containsExactly("/fhirAuthorization/scope");
  }

  @Test
  @DisplayName("R-082: a token may expire at once")
  void takesZeroSeconds() {
    HookRequest request = request(with(patientView(), "/fhirAuthorization/expires_in", "0"));
    assertThat(request.fhirAuthorization().map(FhirAuthorization::expiresIn))
        .contains(Duration.ZERO);
  }

  @Test
  @DisplayName("R-034: an authorisation needs a server")
  void needsAServer() {
    for (String body :
        List.of(
            without(patientView(), "/fhirServer"), with(patientView(), "/fhirServer", "null"))) {
      assertThat(problems(body))
          .containsExactly(
              new Problem(
                  "/fhirServer", "fhirServer is required where there is a fhirAuthorization"));
    }
  }

  @Test
  @DisplayName("R-085: a token for another patient is refused")
  void refusesAnotherPatient() {
    String other = with(patientView(), "/fhirAuthorization/patient", "\"p2\"");
    assertThat(problems(other))
        .containsExactly(
            new Problem(
                "/fhirAuthorization/patient",
                "fhirAuthorization/patient must be the same as context.patientId"));
    assertThat(problems(with(other, "/fhirAuthorization/expires_in", "true")))
        .extracting(Problem::pointer)
        .containsExactly("/fhirAuthorization/expires_in", "/fhirAuthorization/patient");
  }

  @Test
  @DisplayName("R-087: the token is never shown")
  void doesNotShowTheToken() {
    HookRequest request = request(patientView());
    assertThat(request.toString()).doesNotContain("opaque-token", "p1");
    assertThat(request.fhirAuthorization().toString())
        .contains("PT5M")
        .doesNotContain("opaque-token", "p1");
  }

  @Test
  void cannotBeBuiltInvalid() {
    Duration minute = Duration.ofMinutes(1);
    Optional<String> none = Optional.empty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FhirAuthorization("a b", minute, "s", "c", none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FhirAuthorization("t", minute.negated(), "s", "c", none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FhirAuthorization("t", minute, " ", "c", none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FhirAuthorization("t", minute, "s", "", none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FhirAuthorization("t", minute, "s", "c", Optional.of("a/b")));
  }
}
