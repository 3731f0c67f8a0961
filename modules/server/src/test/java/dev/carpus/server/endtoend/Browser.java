package dev.carpus.server.endtoend;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A page in a real browser, Debian's Chromium driven by playwright-core, and everything that goes
 * wrong in it. It belongs to the thread that started it.
 */
final class Browser implements AutoCloseable {
  private static final String MISSING =
      "the browser tests are not run: chromium is not on the path; on Debian: apt-get install"
          + " chromium";
  private static final double PATIENCE_MS = 60_000;
  private static final int WIDE = 1280;
  private static final int HIGH = 900;
  private static final int TALLEST = 8000;

  private final Playwright playwright;
  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  private Browser(Playwright playwright, Path chromium) {
    this.playwright = playwright;
    context =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")))
            .newContext();
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    resize(WIDE, HIGH);
    page.onConsoleMessage(this::note);
    page.onPageError(error -> troubles.add("error of the page: " + error));
    page.onRequest(this::note);
  }

  /** Starts the browser. Where there is none, the tests say so and are not run; in CI they fail. */
  static Browser start() {
    Optional<Path> chromium = onPath("chromium").or(() -> onPath("google-chrome"));
    if (chromium.isEmpty()) {
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(MISSING);
      }
      System.err.println(MISSING);
      Assumptions.abort(MISSING);
    }
    return new Browser(
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
        chromium.orElseThrow());
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      troubles.add("console: " + message.text() + " at " + message.location());
    }
  }

  private void note(Request request) {
    URI url = URI.create(request.url().replaceFirst("[?#].*", ""));
    boolean isHere =
        List.of("data", "blob", "about").contains(url.getScheme())
            || "127.0.0.1".equals(url.getHost());
    if (!isHere) {
      troubles.add("a request that leaves this machine: " + url);
    }
  }

  Page page() {
    return page;
  }

  void resize(int width, int height) {
    page.setViewportSize(width, height);
  }

  /** Opens a patient's chart anew, and waits until cards and record are there. */
  void open(String patient) {
    open(Running.get().url(), patient);
  }

  /** Opens a patient's chart anew at this service, and waits until cards and record are there. */
  void open(URI service, String patient) {
    page.navigate("about:blank");
    page.navigate(service + "/chart/#patient=" + patient);
    awaitCards();
    page.waitForSelector("#findings[data-state=ready]");
  }

  /** Waits until the answer to patient-view is shown. */
  void awaitCards() {
    page.waitForSelector("#cards[data-state=ready][aria-busy=false]");
  }

  Locator byTestId(String id) {
    return page.locator("[data-testid='" + id + "']");
  }

  /** The cards of patient-view. */
  Locator cards() {
    return page.locator("#cards [data-testid='card']");
  }

  /** The rules that each card names. */
  List<List<String>> rules() {
    return cards().all().stream()
        .map(card -> List.of(card.getAttribute("data-rules").split(" ", -1)))
        .toList();
  }

  /** The card that names a rule. */
  Locator card(String rule) {
    return page.locator("#cards [data-testid='card'][data-rules~='" + rule + "']");
  }

  /** Accepts one suggestion, by the system and code of what it orders. */
  void accept(String code) {
    Locator suggestion =
        page.locator("#cards [data-testid='suggestion'][data-code='" + code + "']");
    Locator choice = suggestion.locator("input");
    if (choice.count() > 0) {
      choice.check();
    }
    suggestion.locator("xpath=..").locator("[data-testid='accept']").click();
    page.waitForSelector("#report [role=status]");
    awaitCards();
  }

  /** Opens the view of that name, and waits for what is in it. */
  void show(String tab, String awaited) {
    page.locator("#tab-" + tab).click();
    page.waitForSelector(awaited);
  }

  /** The state of a step of the picture, which is shown. */
  String step(String id) {
    return page.locator(".flowchart [data-step='" + id + "']").getAttribute("data-state");
  }

  /** A picture of the page, or of the top of a page that is very long, kept for people. */
  void keepScreenshot(String name) {
    page.screenshot(
        new ScreenshotOptions()
            .setFullPage(height() < TALLEST)
            .setPath(
                Path.of(Objects.requireNonNull(System.getProperty("carpus.root")))
                    .resolve("modules/server/target/screenshots/" + name + ".png")));
  }

  private int height() {
    return ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
  }

  /** What axe-core finds that is serious or critical, each with the elements it is found in. */
  List<String> violations() {
    page.evaluate(axe());
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
              .filter(({impact}) => ['serious', 'critical'].includes(impact))
              .map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target).join(' ')}`)
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether something is wider than the window. */
  boolean overflows() {
    return (boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** What went wrong since it was asked last: errors, and requests that left this machine. */
  List<String> troubles() {
    List<String> found = List.copyOf(troubles);
    troubles.clear();
    return found;
  }

  @Override
  public void close() {
    context.close();
    playwright.close();
  }
}
