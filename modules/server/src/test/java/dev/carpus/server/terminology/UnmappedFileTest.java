package dev.carpus.server.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import dev.carpus.terminology.UnmappedCodes.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnmappedFileTest {
  private static final List<Count> COUNTS =
      List.of(
          new Count(new UnmappedCode("Condition", new CodeKey("urn:oid:1.2.3", "KR")), 3),
          new Count(UnmappedCode.ofText("Condition"), 1));

  @TempDir private Path folder = Path.of("");

  @Test
  void readsWhatWasWritten() throws IOException {
    UnmappedFile file = UnmappedFile.in(folder.resolve("new"));
    file.write(COUNTS);

    assertThat(file.read()).isEqualTo(COUNTS);
    assertThat(file.path()).hasFileName("unmapped-codes.json");
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void writesOverWhatWasThere() throws IOException {
    UnmappedFile file = UnmappedFile.in(folder);
    file.write(COUNTS);
    file.write(COUNTS.subList(1, 2));

    assertThat(file.read()).isEqualTo(COUNTS.subList(1, 2));
  }

  @Test
  void hasNothingWhereThereIsNoFile() throws IOException {
    assertThat(UnmappedFile.in(folder).read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[{\"type\":\"Condition\",",
        "{}",
        "\"text\"",
        "[1]",
        "[{}]",
        "[{\"type\":\"Condition\",\"system\":\"s\",\"code\":\"c\"}]",
        "[{\"type\":\"Condition\",\"system\":\"s\",\"code\":\"c\",\"count\":\"many\"}]",
        "[{\"type\":[],\"system\":\"s\",\"code\":\"c\",\"count\":1}]"
      })
  void saysThatAFileIsDamaged(String text) throws IOException {
    UnmappedFile file = UnmappedFile.in(folder);
    Files.writeString(file.path(), text);

    assertThatThrownBy(file::read)
        .isInstanceOf(IOException.class)
        .hasMessage(file.path() + " is damaged; the service sets it aside and begins anew");
  }
}
