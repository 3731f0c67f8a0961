package dev.carpus.hooks.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HookRequestTest {
  private static final UUID ID = UUID.fromString("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
  private static final Optional<URI> SERVER = Optional.of(URI.create("https://ehr.example/fhir"));
  private static final HookContext CONTEXT =
      new HookContext.PatientView("Practitioner/u", "p", Optional.empty());

  private static HookRequest request(
      String hook, Optional<URI> server, Optional<FhirAuthorization> authorization) {
    return new HookRequest(hook, ID, server, authorization, CONTEXT, Map.of());
  }

  private static Optional<FhirAuthorization> tokenFor(String patient) {
    return Optional.of(
        new FhirAuthorization("t", Duration.ofMinutes(5), "s", "c", Optional.of(patient)));
  }

  @Test
  void isBuiltOfPartsThatAgree() {
    assertThat(request("patient-view", SERVER, tokenFor("p")))
        .hasToString("HookRequest[patient-view d1577c69-dfbe-44ad-ba6d-3e05e953b2ea]");
  }

  @Test
  void cannotHaveTheContextOfAnotherHook() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("order-sign", SERVER, Optional.empty()));
  }

  @Test
  void cannotHaveARelativeServer() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> request("patient-view", Optional.of(URI.create("/fhir")), Optional.empty()));
  }

  @Test
  @DisplayName("R-034, R-085: an authorisation needs a server and the same patient")
  void cannotHaveAnAuthorisationThatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("patient-view", Optional.empty(), tokenFor("p")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("patient-view", SERVER, tokenFor("q")));
  }

  @Test
  void cannotBeUnreadableWithoutAProblem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestReading.Unreadable(java.util.List.of()));
  }
}
