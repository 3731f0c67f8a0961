package dev.carpus.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.Site;
import dev.carpus.server.SmallContent;
import dev.carpus.server.StartRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read at the start, of the content in the program's jar and of a site's. */
class ContentStartIT {
  @TempDir private Path folder = Path.of("");

  private static ServedPathway load(ContentFolder folder) {
    return new ContentStart(Site.none(), ApprovalCheck.open(Optional.empty()))
        .load(folder)
        .pathways()
        .getFirst();
  }

  @Test
  void readsOfTheBuiltInContentTheCasesThatAreRun() {
    ContentFolder shipped = ContentFolder.shipped();
    assertThat(shipped.isBuiltIn()).isTrue();
    List<ContentCase> cases = load(shipped).cases();
    assertThat(cases).hasSizeBetween(WarmUp.MOST_OF_BUILT_IN / 2, WarmUp.MOST_OF_BUILT_IN);
    assertThat(shipped.files(shipped.pathways().getFirst().resolve("cases"), ".json"))
        .hasSizeGreaterThan(WarmUp.MOST_OF_BUILT_IN);
  }

  @Test
  void readsAllCasesOfASiteAndRefusesOneThatCannotBeRead() {
    SmallContent content = SmallContent.below(folder);
    ContentFolder site = new ContentFolder(content.folder());
    int before = load(site).cases().size();
    String some = site.files(content.folder().resolve("small/cases"), ".json").getFirst().text();
    for (int i = 0; i < WarmUp.MOST; i++) {
      content.write("small/cases/V-X" + i + ".json", some);
    }
    assertThat(load(site).cases()).hasSize(before + WarmUp.MOST);
    content.write("small/cases/V-Y.json", "{");
    assertThatThrownBy(() -> load(site))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("small/cases/V-Y.json");
  }
}
