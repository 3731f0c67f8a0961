package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentFolderTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeFiveFilesAndOneOfAnotherKind() throws IOException {
    for (String name : List.of("a.json", "b.json", "c.json", "d.json", "e.json", "aa.txt")) {
      Files.writeString(folder.resolve(name), name);
    }
  }

  private List<String> some(int most) {
    return new ContentFolder(folder)
        .some(folder, ".json", most).stream().map(ContentFile::text).toList();
  }

  @Test
  void takesSomeFilesFromAllOver() {
    assertThat(some(6)).containsExactly("a.json", "b.json", "c.json", "d.json", "e.json");
    assertThat(some(5)).hasSize(5);
    assertThat(some(4)).containsExactly("a.json", "c.json", "e.json");
    assertThat(some(2)).containsExactly("a.json", "d.json");
    assertThat(some(1)).containsExactly("a.json");
  }

  @Test
  void takesNoneWhereThereIsNoFolder() {
    assertThat(new ContentFolder(folder).some(folder.resolve("cases"), ".json", 3)).isEmpty();
  }

  @Test
  void isBuiltInWhereTheProgramHasItInItsJarAndNowhereElse() throws IOException {
    ContentFolder shipped = ContentFolder.shipped();
    assertThat(shipped.isBuiltIn()).isEqualTo(shipped.root().toUri().getScheme().equals("jar"));
    assertThat(new ContentFolder(folder).isBuiltIn()).isFalse();
    try (FileSystem other =
        FileSystems.newFileSystem(folder.resolve("other.jar"), Map.of("create", "true"))) {
      assertThat(new ContentFolder(other.getPath("/fhir-resources")).isBuiltIn()).isFalse();
    }
  }
}
