package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.FeedbackBody;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report of a service that has shown cards and heard of one of them. */
class FeedbackReportIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir private static Path data = Path.of("");

  @BeforeAll
  static void showCards() {
    SettableClock clock = new SettableClock();
    try (Service service =
        Service.start(
            Service.PATIENT + "\ncarpus.memory.patience: 10s", Optional.of(data), clock)) {
      JsonNode card = Service.cardOf("P-08", service.call(HookBody.full()));
      service.post(
          "/cds-services/" + Service.ID + "/feedback",
          FeedbackBody.empty().overridden(card, clock.instant()).json());
      String url = service.url("").toString();
      assertReport(report("--url", url));
      assertThat(report("--url", url).out())
          .startsWith("read from " + url + System.lineSeparator());
      try (DataFolder _ = DataFolder.lock(data)) {
        assertReport(report());
        assertThat(report().out()).startsWith("read from " + url);
      }
    }
  }

  private static CommandRun report(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "feedback";
    all[1] = "report";
    all[2] = "--data";
    all[3] = data.toString();
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return CommandRun.of(all);
  }

  private static void assertReport(CommandRun run) {
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().findFirst().orElseThrow()).startsWith("read from ");
    assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
        .matches("pathway +client +rule +shown +accepted +overridden +unanswered +reasons");
    assertThat(run.out().lines().filter(line -> line.contains(" P-08 ")))
        .singleElement()
        .asString()
        .matches(Service.ID + " \\S+ +open +P-08 +1 +0 +1 +0 +\\S+ 1");
  }

  /** what nobody answered stays unanswered, and nothing waits for it. */
  @Test
  void readsTheDatabaseOfAServiceThatHasEnded() {
    assertReport(report());
    assertThat(report().out()).startsWith("read from " + database() + System.lineSeparator());
  }

  private static String database() {
    return data.toAbsolutePath().resolve("carpus-memory.mv.db").toString();
  }

  @Test
  void saysWhereTheSummaryIsIfItIsNotAtTheServicesPort() {
    try (Service service = Service.start(Service.PATIENT + "\ncarpus.management.port: 0")) {
      CommandRun run = report("--url", service.url("").toString());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("status 404", "management port", "carpus.management.port");
      assertThat(report("--url", service.managementUrl("").toString()).code()).isZero();
    }
  }

  @Test
  void printsJson() {
    CommandRun run = report("--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("read from " + database());
    assertThat(MAPPER.readTree(run.out()).path("lines").path(0).path("shown").asInt()).isEqualTo(1);
  }

  @Test
  void countsFromADay() {
    assertReport(report("--since", "2026-11-22"));
    assertThat(report("--since", "2026-11-23").out().lines())
        .containsExactly("read from " + database(), "no card has been shown in that time");
    CommandRun wrong = report("--since", "yesterday");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--since wants a day such as 2026-11-22");
  }

  @Test
  void saysThatThereIsNoMemory(@TempDir Path empty) {
    CommandRun run =
        CommandRun.of("feedback", "report", "--data", empty.resolve("none").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("there is no memory in")
        .contains("--data")
        .doesNotContain("\tat ");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void saysThatNoServiceAnswers() {
    CommandRun run = report("--url", "http://127.0.0.1:1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("http://127.0.0.1:1").doesNotContain("\tat ");
  }

  @Test
  void saysThatAnotherProcessHoldsTheDataAndDoesNotSayWhereItIs(@TempDir Path held)
      throws IOException {
    Files.createFile(held.resolve("carpus-memory.mv.db"));
    try (DataFolder _ = DataFolder.lock(held)) {
      CommandRun run = CommandRun.of("feedback", "report", "--data", held.toString());

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("another process uses", "--url");
    }
  }

  @Test
  void tellsItsUsage() {
    assertThat(CommandRun.of("feedback", "report", "--help").out())
        .contains("Usage: carpus feedback report");
    assertThat(CommandRun.of("feedback").code()).isEqualTo(2);
    assertThat(CommandRun.of("feedback").err()).contains("carpus feedback --help");
  }
}
