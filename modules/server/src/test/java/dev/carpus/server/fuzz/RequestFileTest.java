package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFileTest {
  @TempDir private Path folder = Path.of("");

  private FuzzRequest kept(FuzzRequest request) throws IOException {
    FuzzCase made = new FuzzCase(7, 42, List.of("DATE"), request);
    Path file = RequestFile.keep(folder.resolve("new"), new Finding(made, "status 500", 500));
    assertThat(file.getFileName()).hasToString("7-42.json");
    assertThat(file).content().contains("status 500", "DATE");
    return RequestFile.read(Files.readString(file));
  }

  @Test
  void keepsARequestAsItWasSent() throws IOException {
    FuzzRequest request =
        FuzzRequest.post("/cds-services/x?\u00e9", "{\"a\":\"\u20ac\u0000\"}".getBytes(UTF_8))
            .withMethod("P\u00d6ST")
            .withVersion("HTTP/9.9")
            .and("X-A", "b\r\n c")
            .and("no colon", "")
            .malformed();

    assertThat(kept(request)).isEqualTo(request);
    assertThat(kept(request).bytes()).isEqualTo(request.bytes());
  }

  @Test
  void keepsBytesThatAreNoText() throws IOException {
    FuzzRequest request = FuzzRequest.post("/", new byte[] {1, (byte) 0xC0, 0, (byte) 0xFF});

    assertThat(kept(request)).isEqualTo(request);
    assertThat(kept(request).isWellFormed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keepsWhateverIsMade(long seed) throws IOException {
    RequestMaker maker = new RequestMaker(SomeSeeds.seeds(), seed);
    for (int number = 0; number < 100; number++) {
      FuzzRequest request = maker.make(number).request();
      assertThat(kept(request)).isEqualTo(request);
    }
  }
}
