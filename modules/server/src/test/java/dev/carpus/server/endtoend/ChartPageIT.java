package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The chart page, in a real browser. */
class ChartPageIT {
  private static final Running RUNNING = Running.get();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ChromeDriver BROWSER = start();

  @BeforeAll
  static void openTheChart() {
    BROWSER.get(RUNNING.url() + "/chart");
  }

  @AfterAll
  static void closeTheBrowser() {
    BROWSER.quit();
  }

  private static ChromeDriver start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find("chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900");
    ChromeDriverService driver =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(find("chromedriver")).toFile())
            .usingAnyFreePort()
            .build();
    return new ChromeDriver(driver, options);
  }

  private static String find(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path path = Path.of(folder, program);
      if (Files.isExecutable(path)) {
        return path.toString();
      }
    }
    throw new IllegalStateException(
        program + " is not on the path; on Debian: apt-get install chromium chromium-driver");
  }

  private static WebElement byTestId(String id) {
    return BROWSER.findElement(By.cssSelector("[data-testid='" + id + "']"));
  }

  private static List<WebElement> within(WebElement element, String selector) {
    return element.findElements(By.cssSelector(selector));
  }

  /** Opens a patient, and waits until the hook's answer is on screen. */
  private static void open(String patient) {
    BROWSER.get("about:blank");
    BROWSER.get(RUNNING.url() + "/chart/#patient=" + patient);
    new WebDriverWait(BROWSER, PATIENCE)
        .until(_ ->
            !BROWSER
                .findElements(By.cssSelector("[data-testid='cards'][data-state='ready']"))
                .isEmpty());
  }

  private static void keepScreenshot(String name) throws IOException {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.root")))
            .resolve("modules/server/target/screenshots");
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".png"), BROWSER.getScreenshotAs(OutputType.BYTES));
  }

  @Test
  void listsThePatientsWithTheirStories() {
    BROWSER.get(RUNNING.url() + "/chart");
    new WebDriverWait(BROWSER, PATIENCE)
        .until(_ ->
            !BROWSER.findElements(By.cssSelector("[data-testid='patient-hand-cramps']")).isEmpty());
    assertThat(BROWSER.findElements(By.cssSelector("[data-testid^='patient-']")))
        .hasSizeGreaterThanOrEqualTo(14);
  }

  @Test
  void showsTheRadiographCardWithItsSuggestion() throws IOException {
    open("hand-cramps");
    keepScreenshot("hand-cramps");
    List<WebElement> cards = BROWSER.findElements(By.cssSelector("[data-testid='card']"));
    assertThat(cards)
        .hasSize(3)
        .extracting(card -> card.getDomAttribute("data-indicator"))
        .containsOnly("info");
    assertThat(cards)
        .filteredOn(card ->
            within(card, "[data-testid='card-summary']").getFirst().getText().contains("X-ray"))
        .singleElement()
        .satisfies(films -> {
          assertThat(within(films, "[data-testid='card-detail']").getFirst().getText())
              .contains("posteroanterior, lateral and oblique");
          assertThat(
                  within(films, "[data-testid='suggestion'][data-code='http://loinc.org|36756-5']"))
              .hasSize(1);
        });
    assertThat(byTestId("problems").getText()).contains("Cramp");
  }

  @Test
  void showsNoCardForAGeneratedPatient() throws IOException, InterruptedException {
    String patient = PatientViewIT.synthea().findFirst().orElseThrow();
    open(patient);
    keepScreenshot("synthea");
    assertThat(BROWSER.findElements(By.cssSelector("[data-testid='card']"))).isEmpty();
    assertThat(byTestId("no-cards").isDisplayed()).isTrue();
    assertThat(
            BROWSER.findElements(By.cssSelector("[data-testid='error']")).stream()
                .filter(WebElement::isDisplayed))
        .isEmpty();
  }

  @Test
  void isReadableOnATelephone() throws IOException {
    BROWSER.manage().window().setSize(new Dimension(390, 844));
    try {
      open("hand-cramps");
      keepScreenshot("hand-cramps-390");
      Long overflow =
          (Long)
              BROWSER.executeScript(
                  "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(overflow).isLessThanOrEqualTo(0L);
    } finally {
      BROWSER.manage().window().setSize(new Dimension(1280, 900));
    }
  }
}
