package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerOnlyTest {
  @TempDir private Path folder = Path.of("");

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private Path readableByAll(String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void makesFoldersAndFilesThatNobodyElseCanRead() throws IOException {
    Path deep = folder.resolve("a/b");
    OwnerOnly.makeFolder(deep);
    Path file = deep.resolve("file");
    OwnerOnly.makeFile(file);

    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(deep)).isEqualTo("rwx------");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThatThrownBy(() -> OwnerOnly.makeFile(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void leavesAFolderThatIsThereAsItIs() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    OwnerOnly.makeFolder(open);

    assertThat(permissions(open)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void takesAFileFromAllOthers() throws IOException {
    Path file = readableByAll("file");
    OwnerOnly.makePrivate(file);

    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw----", "rw-r--r--"})
  void givesAFileThePermissionsOfTheOneThatItReplaces(String permissions) throws IOException {
    Path replaced =
        Files.setPosixFilePermissions(
            readableByAll("replaced"), PosixFilePermissions.fromString(permissions));
    Path file = folder.resolve("file");
    OwnerOnly.makeFile(file);
    OwnerOnly.liken(file, replaced);

    assertThat(permissions(file)).isEqualTo(permissions);
    assertThat(Files.getOwner(file)).isEqualTo(Files.getOwner(replaced));
  }
}
