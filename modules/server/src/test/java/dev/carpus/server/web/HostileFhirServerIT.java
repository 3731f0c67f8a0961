package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.carpus.server.Eventually;
import dev.carpus.server.HookBody;
import dev.carpus.server.HostileServer;
import dev.carpus.server.HostileServer.Behaviour;
import dev.carpus.server.HostileServer.Connection;
import dev.carpus.server.LogLines;
import dev.carpus.server.SelfSigned;
import dev.carpus.server.Service;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A FHIR server that does all it can to harm: the answer is safe, comes soon, costs little, and the
 * log says what happened.: what it kept back is not taken for absent.
 */
@Timeout(120)
class HostileFhirServerIT {
  private static final String LIMITS =
      "carpus.limits: {fhir-response: 1MB, string: 100KB, depth: 100}\n";
  private static final long FEW_BYTES = 32L << 20;
  private static final String SECRET = "XXSECRETXX";

  private static Service patient;
  private static Service impatient;

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void start() {
    patient = Service.start(Service.PATIENT + "\n" + LIMITS);
    impatient = Service.start("carpus.retrieval.deadline: 500ms\n" + LIMITS);
  }

  @AfterAll
  static void stop() {
    patient.close();
    impatient.close();
  }

  static Stream<Arguments> finite() {
    String others = HookBody.CRAMPS.replace("Patient/p1", "Patient/" + SECRET);
    return Stream.of(
        row("another patient's resources", "other-patient", answer(HookBody.bundle(others))),
        row("broken JSON", "unusable", answer("{\"resourceType\":\"Bundle\",\"entry\":[")),
        row("an HTML page", "unusable", answer("<html>" + SECRET + "</html>")),
        row("nothing", "unusable", answer("")),
        row("deep JSON", "limits", answer("{\"a\":".repeat(100_000))),
        row("a huge text", "limits", answer("{\"a\":\"" + "x".repeat(200_000) + "\"}")),
        row("a huge number", "limits", answer("{\"total\":" + "9".repeat(100_000) + "}")),
        row("bytes that are no text", "unusable", c -> c.answer("\u0000\u0001{")),
        row(
            "a body that claims gzip",
            "unusable",
            c -> c.answer(HookBody.bundle(HookBody.CRAMPS), "Content-Encoding: gzip")),
        row("a body of a gigabyte", "too-large", HostileFhirServerIT::gigabyte),
        row(
            "a gigabyte that is announced",
            "too-large",
            c -> {
              c.head("Content-Length: " + (1L << 30));
              gigabyteOfBytes(c);
            }),
        row("headers of a megabyte", "unreachable", c -> c.head("X: " + "x".repeat(1 << 20))),
        row("a reset", "unreachable", Connection::reset),
        row(
            "a reset in the body",
            "unreachable",
            c -> {
              c.head("Content-Length: 100");
              c.reset();
            }),
        row("no HTTP at all", "unreachable", c -> c.send("SSH-2.0-" + SECRET + "\r\n\r\n")));
  }

  private static Arguments row(String what, String cause, Behaviour behaviour) {
    return arguments(what, cause, behaviour);
  }

  private static Behaviour answer(String body) {
    return connection -> connection.answer(body);
  }

  private static void gigabyte(Connection connection) throws IOException {
    connection.head("Transfer-Encoding: chunked");
    byte[] chunk = " ".repeat(1 << 16).getBytes(US_ASCII);
    for (int i = 0; i < (1 << 30) / chunk.length; i++) {
      connection.chunk(chunk);
    }
  }

  private static void gigabyteOfBytes(Connection connection) throws IOException {
    byte[] bytes = new byte[1 << 16];
    for (int i = 0; i < (1 << 30) / bytes.length; i++) {
      connection.send(bytes);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void finite(String what, String cause, Behaviour behaviour) {
    try (HostileServer hostile = new HostileServer(behaviour)) {
      assertSafe(patient, hostile, cause);
      assertThat(hostile.taken()).isLessThan(FEW_BYTES);
    }
  }

  @Test
  void isLeftWhenItDrips() {
    try (HostileServer hostile = new HostileServer(Connection::drip)) {
      assertSafe(impatient, hostile, "deadline");
      assertIsLeft(hostile);
    }
  }

  @Test
  void isLeftWhenItSaysNothing() {
    try (HostileServer hostile = new HostileServer(_ -> {})) {
      assertSafe(impatient, hostile, "deadline");
      assertIsLeft(hostile);
    }
  }

  private static void assertIsLeft(HostileServer hostile) {
    Eventually.see(hostile::left, left -> left == hostile.connections());
  }

  @Test
  void turnsItsPagesOnlySoOften() {
    AtomicInteger page = new AtomicInteger();
    try (HostileServer hostile =
        new HostileServer(c -> c.answer(HookBody.page("?page=" + page.incrementAndGet())))) {
      assertSafe(patient, hostile, "limits");
      assertThat(hostile.connections()).isLessThanOrEqualTo(2 * 20);
    }
  }

  @Test
  void turnsNoPageThatLeadsToItself() {
    try (HostileServer hostile = new HostileServer(c -> c.answer(HookBody.page("?page=2")))) {
      assertSafe(patient, hostile, "unusable");
      assertThat(hostile.connections()).isEqualTo(2 * 2);
    }
  }

  @Test
  void isFollowedNowhereElse() {
    try (HostileServer inside = new HostileServer(answer(HookBody.bundle(HookBody.CRAMPS)));
        HostileServer toInside = new HostileServer(redirect(inside.base() + "/Condition"));
        HostileServer toMetadata = new HostileServer(redirect("http://169.254.169.254/latest"))) {
      assertSafe(patient, toInside, "redirected");
      assertSafe(patient, toMetadata, "redirected");
      assertThat(inside.connections()).isZero();
    }
  }

  private static Behaviour redirect(String location) {
    return connection ->
        connection.send(
            "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: "
                + location
                + "\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void isNotTrustedWithACertificateOfItsOwnMaking() throws Exception {
    try (HostileServer hostile =
        new HostileServer(
            SelfSigned.in(folder).context().getServerSocketFactory(),
            "https",
            answer(HookBody.bundle(HookBody.CRAMPS)))) {
      assertSafe(patient, hostile, "untrusted");
      assertThat(hostile.taken()).isZero();
    }
  }

  @Test
  void costsNoMemoryThatStays() {
    try (HostileServer hostile = new HostileServer(HostileFhirServerIT::gigabyte)) {
      call(patient, hostile, "conditions");
      long before = used();
      for (int i = 0; i < 8; i++) {
        call(patient, hostile, "conditions");
      }
      assertThat(used() - before).isLessThan(FEW_BYTES);
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** What is required gives 412, what is not an answer that says so; nothing is told on. */
  private static void assertSafe(Service service, HostileServer hostile, String cause) {
    try (LogLines log = new LogLines()) {
      HttpResponse<String> required = call(service, hostile, "conditions");
      assertThat(required.statusCode()).isEqualTo(412);
      assertThat(log.last().path("fetchFailures").asString()).isEqualTo("conditions:" + cause);

      HttpResponse<String> optional = call(service, hostile, "procedures");
      assertThat(optional.statusCode()).isEqualTo(200);
      assertThat(optional.body()).contains("dev.carpus.incomplete", "procedures");
      assertThat(log.last().path("fetchFailures").asString()).startsWith("procedures:");

      assertThat(required.body() + optional.body() + log.text())
          .doesNotContain(SECRET, hostile.base().toString(), "Exception");
    }
  }

  private static HttpResponse<String> call(Service service, HostileServer hostile, String without) {
    return service.call(HookBody.full().without(without).fhirServer(hostile.base()));
  }
}
