package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.trust.PublicKeys;
import dev.carpus.server.trust.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  @TempDir private Path folder = Path.of("");

  private CommandRun keys() {
    return CommandRun.of(
        "keys",
        folder.resolve("keys").toString(),
        "--password",
        folder.resolve("database/password").toString());
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name :
        List.of("keys/chart.jwk", "keys/chart.jwks.json", "keys/memory.key", "database/password")) {
      files.put(name, Files.readString(folder.resolve(name)));
    }
    return files;
  }

  @Test
  void makesWhatAnInstallationNeeds() throws IOException {
    CommandRun run = keys();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.startsWith("made "));
    Map<String, String> files = files();
    assertThat(Base64.getDecoder().decode(files.get("keys/memory.key"))).hasSize(32);
    assertThat(files.get("database/password")).hasSizeGreaterThan(40).doesNotContain("\n");
    assertThat(files.get("keys/chart.jwks.json")).doesNotContain("\"d\"");
    assertThat(SigningKey.ofFile(folder.resolve("keys/chart.jwk")).publicSetJson())
        .isEqualTo(files.get("keys/chart.jwks.json"));
    assertThat(PublicKeys.ofFile(folder.resolve("keys/chart.jwks.json")).keys()).hasSize(1);
  }

  @Test
  void letsNobodyButTheOwnerReadTheKeys() throws IOException {
    keys();

    assertThat(permissions("keys")).isEqualTo("rwx------");
    assertThat(permissions("keys/chart.jwk")).isEqualTo("rw-------");
    assertThat(permissions("keys/memory.key")).isEqualTo("rw-------");
    assertThat(permissions("database/password")).isEqualTo("r--r--r--");
  }

  @Test
  void keepsWhatIsThereAndMakesWhatIsMissing() throws IOException {
    keys();
    Map<String, String> before = files();
    Files.delete(folder.resolve("keys/chart.jwks.json"));

    CommandRun run = keys();

    assertThat(run.out().lines().filter(line -> line.startsWith("made ")))
        .containsExactly("made " + folder.resolve("keys/chart.jwks.json"));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void makesOtherSecretsEachTime(@TempDir Path other) throws IOException {
    keys();
    CommandRun.of("keys", other.toString());

    for (String name : List.of("chart.jwk", "memory.key")) {
      assertThat(Files.readString(other.resolve(name)))
          .isNotEqualTo(Files.readString(folder.resolve("keys").resolve(name)));
    }
  }

  @Test
  void saysWhereTheKeysCannotBe() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandRun run = CommandRun.of("keys", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("carpus: the keys cannot be made in " + file);
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
