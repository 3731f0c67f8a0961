package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.MemorySettings.KeySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
  @TempDir private Path folder = Path.of("");

  private final KeyFiles files = new KeyFiles(new SecureRandom());

  private KeySettings named(String id, String content) throws IOException {
    Path file = folder.resolve(id);
    Files.writeString(file, content);
    return new KeySettings(id, file.toString());
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }

  @Test
  void makesAKeyForItsOwnerAloneAndKeepsIt() throws IOException {
    Path data = folder.resolve("data");
    String hash = files.keys(List.of(), Optional.of(data)).newest().hash("x");

    Path file = data.resolve(KeyFiles.OWN_FILE);
    assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(files.keys(List.of(), Optional.of(data)).newest().hash("x")).isEqualTo(hash);
  }

  @Test
  void makesAnotherKeyEachTimeWhereThereIsNoFolder() {
    assertThat(files.keys(List.of(), Optional.empty()).newest().hash("x"))
        .isNotEqualTo(files.keys(List.of(), Optional.empty()).newest().hash("x"));
  }

  @Test
  void readsTheKeysThatASiteHasNamedAndMakesNone() throws IOException {
    KeyRing keys =
        files.keys(
            List.of(named("b", base64(32) + "\n"), named("a", base64(32))), Optional.of(folder));

    assertThat(keys.keys()).extracting(MemoryKey::id).containsExactly("b", "a");
    assertThat(keys.newest().id()).isEqualTo("b");
    assertThat(folder.resolve(KeyFiles.OWN_FILE)).doesNotExist();
  }

  @Test
  void saysOfEachFileThatItHoldsNoKeyAndNeverWhatItHolds() throws IOException {
    List<KeySettings> wrong =
        List.of(
            named("short", base64(31)),
            named("long", base64(33)),
            named("text", "no secret!"),
            new KeySettings("gone", folder.resolve("gone").toString()));

    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> files.keys(wrong, Optional.empty()))
        .satisfies(refused -> {
          List<String> lines = String.valueOf(refused.getMessage()).lines().toList();
          assertThat(lines).hasSize(4);
          assertThat(lines.subList(0, 3))
              .allSatisfy(line -> assertThat(line).contains("32 random bytes in Base64"));
          assertThat(lines.get(3)).contains("gone cannot be read");
          assertThat(refused.getMessage()).doesNotContain("secret!", base64(31));
        });
  }
}
