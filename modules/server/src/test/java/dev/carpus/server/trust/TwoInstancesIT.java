package dev.carpus.server.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SettableClock;
import dev.carpus.server.SmallContent;
import dev.carpus.server.TestPostgres;
import dev.carpus.server.TokenMaker;
import dev.carpus.server.TrustedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one PostgreSQL database. */
class TwoInstancesIT {
  @TempDir private Path folder = Path.of("");

  private final SettableClock clock = new SettableClock();

  private Service start(SmallContent content, String url, Path key) {
    String client =
        TrustedService.client(
            "general-hospital", TrustedService.ISSUER, TrustedService.keysIn(folder));
    String yaml =
        TrustedService.yaml(client)
            + "  memory:\n    url: %s\n    patience: 10s\n    keys: [{id: a, file: %s}]\n"
                .formatted(url, key);
    return Service.start(yaml, content.folder(), Optional.empty(), clock);
  }

  private static int call(Service service, String token) {
    return service
        .post(TrustedService.PATH, HookBody.full().json(), "Authorization", "Bearer " + token)
        .statusCode();
  }

  private static boolean remembers(Service service) {
    return service.metric("carpus_memory_up").equals(Optional.of(1.0));
  }

  @Test
  void takeATokenOnceBetweenThem() throws IOException {
    Path key =
        Files.writeString(
            folder.resolve("memory.key"), Base64.getEncoder().encodeToString(new byte[32]));
    String url = TestPostgres.shared().database();
    SmallContent content = SmallContent.below(folder);
    try (Service one = start(content, url, key);
        Service other = start(content, url, key)) {
      Eventually.see(() -> remembers(one) && remembers(other), both -> both);
      for (int i = 0; i < 20; i++) {
        String token =
            TokenMaker.of(
                    TrustedService.EC,
                    TrustedService.ISSUER,
                    TrustedService.audience(TrustedService.PATH),
                    clock.instant())
                .token();
        assertThat(call(i % 2 == 0 ? one : other, token)).isEqualTo(200);
        assertThat(call(i % 2 == 0 ? other : one, token)).isEqualTo(401);
        assertThat(call(i % 2 == 0 ? one : other, token)).isEqualTo(401);
      }
    }
  }
}
