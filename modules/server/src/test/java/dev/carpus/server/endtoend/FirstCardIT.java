package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to a card on the page, as {@code docker/up} leads to it. */
class FirstCardIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void leadsToCardsOnTheChartPage() throws IOException {
    try (Installation installation = Installation.start(folder);
        Browser browser = Browser.start()) {
      browser.open(installation.service(), "hand-cramps");

      assertThat(browser.rules()).contains(List.of("P-08", "P-09", "P-11"));
      browser.keepScreenshot("first-card");
      browser.show("developers", "[data-testid='signed']");
      assertThat(browser.byTestId("copy-curl").count()).as("it would need a token").isZero();
      assertThat(browser.troubles()).isEmpty();
    }
  }
}
