package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.terminology.UnmappedFile;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import dev.carpus.terminology.UnmappedCodes.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnmappedCommandTest {
  private static final List<Count> COUNTS =
      List.of(
          new Count(UnmappedCode.ofText("Condition"), 9),
          new Count(new UnmappedCode("Condition", new CodeKey("urn:oid:1.2.3", "KR")), 5),
          new Count(new UnmappedCode("Condition", new CodeKey(UnmappedCode.NO_SYSTEM, "SPASM")), 2),
          new Count(new UnmappedCode("Observation", new CodeKey("urn:oid:1.2.3", "CK")), 1));

  @TempDir private Path folder = Path.of("");

  private CommandRun unmapped(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "unmapped";
    all[1] = "--data";
    all[2] = folder.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return CommandRun.of(all);
  }

  @Test
  void listsTheMostFrequentFirstAndPrintsAMap() throws IOException {
    UnmappedFile.in(folder).write(COUNTS);
    CommandRun run = unmapped();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "text-only", "urn:oid:1.2.3|KR", "no-system|SPASM", "urn:oid:1.2.3|CK", "ConceptMap");
    String map = run.out().substring(run.out().indexOf('{'));
    assertThat(map).contains("KR", "CK").doesNotContain("SPASM", "text-only", "no-system");
  }

  @Test
  void listsNoMoreThanItIsAskedFor() throws IOException {
    UnmappedFile.in(folder).write(COUNTS);

    assertThat(unmapped("--most", "2").out()).contains("KR").doesNotContain("SPASM", "CK");
    assertThat(unmapped("--most", "1").out()).contains("text-only").doesNotContain("KR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many"})
  void wantsAtLeastOneCode(String most) {
    CommandRun run = unmapped("--most", most);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("carpus: ").contains("--most");
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  @Test
  void saysThatThereIsNoFolder() {
    Path none = folder.resolve("none");
    CommandRun run = CommandRun.of("unmapped", "--data", none.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "carpus: there is no folder " + none + "; name the data of the service with --data");
  }

  @Test
  void saysThatNothingWasCounted() throws IOException {
    assertThat(unmapped().out())
        .isEqualToIgnoringNewLines("no unmapped codes have been counted in " + folder);
    UnmappedFile.in(folder).write(List.of());
    assertThat(unmapped().code()).isZero();
    assertThat(unmapped().out()).startsWith("no unmapped codes");
  }

  @Test
  void saysThatTheFileIsDamaged() throws IOException {
    Files.writeString(UnmappedFile.in(folder).path(), "[{");
    CommandRun run = unmapped();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("unmapped-codes.json is damaged").doesNotContain("\tat ");
  }

  @Test
  void writesTheMapToANewFileOnly() throws IOException {
    UnmappedFile.in(folder).write(COUNTS);
    Path map = folder.resolve("map.json");

    CommandRun first = unmapped("--map", map.toString());
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("wrote " + map, "carpus.terminology.maps").doesNotContain("{");
    String written = Files.readString(map);
    assertThat(written).contains("\"ConceptMap\"");

    CommandRun second = unmapped("--map", map.toString(), "--most", "1");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains(map + " is there already");
    assertThat(map).hasContent(written);
  }

  @Test
  void saysThatTheMapCannotBeWritten() throws IOException {
    UnmappedFile.in(folder).write(COUNTS);
    CommandRun run = unmapped("--map", folder.resolve("none/map.json").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("carpus: cannot write ").doesNotContain("\tat ");
  }

  @Test
  void tellsItsUsage() {
    CommandRun run = CommandRun.of("unmapped", "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: carpus unmapped");
  }
}
