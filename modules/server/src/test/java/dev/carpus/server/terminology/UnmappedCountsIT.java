package dev.carpus.server.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.server.CarpusService;
import dev.carpus.server.HookBody;
import dev.carpus.server.ServeOptions;
import dev.carpus.server.Service;
import dev.carpus.server.StartRefused;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import dev.carpus.terminology.UnmappedCodes.Count;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the counts of unmapped codes outlive the service. */
class UnmappedCountsIT {
  private static final String LOCAL = "urn:oid:1.2.3.4.5";
  private static final Count BEFORE =
      new Count(new UnmappedCode("Condition", new CodeKey(LOCAL, "KR")), 7);

  @TempDir private Path data = Path.of("");

  private Service start(String yaml) {
    return Service.start(
        yaml, ContentFolder.shipped().root(), Optional.of(data), InstantSource.fixed(Service.AT));
  }

  @Test
  void goOnFromWhereTheServiceEnded() throws IOException {
    UnmappedFile file = UnmappedFile.in(data);
    file.write(List.of(BEFORE));
    try (Service service = start(Service.PATIENT)) {
      service.rules(HookBody.full().conditions(HookBody.cramps(LOCAL, "KR")));
      service.rules(
          HookBody.full()
              .conditions("{\"resourceType\":\"Condition\",\"code\":{\"text\":\"WORDS\"}}"));
      service.rules(
          HookBody.full()
              .conditions(
                  "{\"resourceType\":\"Condition\",\"code\":{\"coding\":[{\"code\":\"KR\"}]}}"));
      service.rules(HookBody.full());
    }

    assertThat(file.read())
        .containsExactly(
            new Count(BEFORE.code(), 8),
            new Count(new UnmappedCode("Condition", new CodeKey(UnmappedCode.NO_SYSTEM, "KR")), 1),
            new Count(UnmappedCode.ofText("Condition"), 1));
  }

  @Test
  void areLeftAsTheyAreByAServiceWhoseContentIsRefused() throws IOException {
    UnmappedFile file = UnmappedFile.in(data);
    file.write(List.of(BEFORE));

    assertThatThrownBy(() -> start("carpus.terminology.maps: /nowhere/at/all").close())
        .isInstanceOf(StartRefused.class);
    assertThat(file.read()).containsExactly(BEFORE);
  }

  @Test
  void areLeftAsTheyAreByAServiceThatCannotListen() throws IOException {
    UnmappedFile file = UnmappedFile.in(data);
    file.write(List.of(BEFORE));

    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      ServeOptions options =
          new ServeOptions(
              Optional.of(taken.getLocalPort()),
              Optional.empty(),
              Optional.empty(),
              Optional.of(data),
              Optional.empty());
      assertThatThrownBy(() -> CarpusService.start(options, Service.outside()).close())
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("is in use");
    }
    assertThat(file.read()).containsExactly(BEFORE);
  }

  @Test
  void doNotKeepAServiceFromStartingWhereTheyAreDamaged() throws IOException {
    Files.writeString(UnmappedFile.in(data).path(), "nonsense");

    try (Service service = start(Service.PATIENT)) {
      assertThat(service.rules(HookBody.full())).isNotEmpty();
    }
  }
}
