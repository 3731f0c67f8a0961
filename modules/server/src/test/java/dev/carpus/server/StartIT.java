package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a service does not start, and what it says. */
class StartIT {
  @TempDir private Path folder;

  @Test
  void saysThatItsPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> start("carpus.port: " + taken.getLocalPort()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is in use")
          .hasMessageContaining("carpus.port");
    }
  }

  @Test
  void saysThatThereIsNoSuchConfiguration() {
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() ->
            CarpusService.start(
                new ServeOptions(
                    Optional.of(0),
                    Optional.empty(),
                    Optional.of(missing),
                    Optional.empty(),
                    Optional.empty())))
        .isInstanceOf(StartRefused.class)
        .hasMessage("there is no configuration file " + missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "carpus.address: 0.0.0.0 | no loopback address",
        "carpus.trust.clients: [{name: x}] | carpus.trust.clients[0].issuer: must be given",
        "carpus.prot: 1 | carpus.port",
        "carpus.parameters.bilateral-hand-cramping.NONSENSE: 4 | has no parameter NONSENSE",
        "carpus.parameters.bilateral-hand-cramping.XR_LOOKBACK: long | XR_LOOKBACK: long is not a whole",
        "carpus.parameters.bilateral-hand-cramping.HOOK: order-sign | HOOK is given by the hook",
        "carpus.parameters.other.PERSIST: 4 | there is no such pathway"
      })
  void refusesAConfigurationThatItCannotKeep(String yaml, String words) {
    assertThatThrownBy(() -> start(yaml))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(words);
  }

  @Test
  void refusesAFolderWithoutPathways() {
    assertThatThrownBy(() -> startWith(folder))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("no pathway here");
  }

  @Test
  void saysEverythingThatIsWrongInTheContent() throws IOException {
    Path copy = SiteContent.below(folder).folder();
    Path plan = copy.resolve("bilateral-hand-cramping/PlanDefinition-bilateral-hand-cramping.json");
    Files.writeString(
        plan,
        Files.readString(plan)
            .replace("\"name\": \"patient-view\"", "\"name\": \"patient-vew\"")
            .replace("\"under-review\"", "\"reviewed\""));

    assertThatThrownBy(() -> startWith(copy))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("unknown hook patient-vew")
        .hasMessageContaining("review status")
        .hasMessageContaining("PlanDefinition-bilateral-hand-cramping.json:");
  }

  @Test
  void refusesACaseThatCannotBeRead() throws IOException {
    Path copy = SiteContent.below(folder).folder();
    putCase(copy, "{ \"id\": \"C-01\", \"at\": \"yesterday\" }");

    assertThatThrownBy(() -> startWith(copy))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("cases/C-01.json");
  }

  @Test
  void refusesACaseThatCannotBeEvaluated() throws IOException {
    Path copy = SiteContent.below(folder).folder();
    putCase(copy, caseWith(HookBody.UNREADABLE));

    assertThatThrownBy(() -> startWith(copy))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("C-01")
        .hasMessageContaining("cannot be evaluated")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void startsWithACaseThatGivesOtherCardsThanItExpects() throws IOException {
    Path copy = SiteContent.below(folder).folder();
    putCase(copy, caseWith(HookBody.CRAMPS));

    try (RunningService service = startWith(copy)) {
      assertThat(service.port()).isPositive();
    }
  }

  /** Not that it cannot listen, though the memory is opened while the web server starts. */
  @Test
  void refusesAMemoryThatIsDamaged() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("carpus-memory.mv.db"), "no database".repeat(2_000));

    assertThatThrownBy(() -> Service.startIn(data, "").close())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("the memory in " + data.toAbsolutePath())
        .hasMessageContaining("damaged");
  }

  @Test
  void listensOnLoopbackUntilItIsClosed() throws IOException {
    int port;
    try (RunningService service = start("carpus.port: 0")) {
      port = service.port();
      assertThat(service.url()).hasHost("127.0.0.1").hasPort(port);
      try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
        assertThat(socket.isConnected()).isTrue();
      }
      assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.2"), port).close())
          .isInstanceOf(ConnectException.class);
    }
    assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close())
        .isInstanceOf(ConnectException.class);
  }

  private RunningService start(String yaml) {
    try {
      Path config = Files.writeString(folder.resolve("carpus.yaml"), yaml);
      Optional<Integer> port = yaml.contains("carpus.port") ? Optional.empty() : Optional.of(0);
      return CarpusService.start(
          new ServeOptions(
              port, Optional.empty(), Optional.of(config), Optional.empty(), Optional.empty()),
          Service.outside());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RunningService startWith(Path content) {
    return CarpusService.start(
        new ServeOptions(
            Optional.of(0),
            Optional.of(content),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Service.outside());
  }

  private static String caseWith(String condition) {
    return """
    {"id":"C-01","title":"t","at":"2026-11-22T12:00:00Z","hook":"patient-view",
     "record":[%s,%s],"context":{},"expect":{"cards":[]}}\
    """
        .formatted(HookBody.PATIENT, condition);
  }

  private static void putCase(Path content, String json) throws IOException {
    Path cases = Files.createDirectories(content.resolve("bilateral-hand-cramping/cases"));
    Files.writeString(cases.resolve("C-01.json"), json);
  }
}
