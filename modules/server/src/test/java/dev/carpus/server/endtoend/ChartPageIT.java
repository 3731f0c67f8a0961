package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.ResumeOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chart page, in a real browser, on a real FHIR server: what a clinician and a developer do.
 */
@SuppressWarnings("NullAway.Init") // the browser is there once the tests run
class ChartPageIT {
  private static final Running RUNNING = Running.get();
  private static final String FILMS = "http://loinc.org|36756-5";

  private static Browser browser;
  private static Page page;

  @BeforeAll
  static void start() {
    browser = Browser.start();
    page = browser.page();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  /** No test leaves an error in the console, or asks another machine for anything. */
  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.troubles()).isEmpty();
  }

  private static String text(String testId) {
    return browser.byTestId(testId).innerText();
  }

  private static List<String> strings(JsonNode array, String pointer) {
    return array.valueStream().map(each -> each.at(pointer).asString()).toList();
  }

  /** What the FHIR server has for a patient. */
  private static JsonNode stored(String type, String patient)
      throws IOException, InterruptedException {
    return RUNNING.fhir(type + "?patient=" + patient).path("entry");
  }

  /** What the service was told of the cards of a rule. */
  private static JsonNode feedbackOn(String rule) throws IOException, InterruptedException {
    return Running.MAPPER
        .readTree(RUNNING.get(RUNNING.url().resolve("/feedback/summary")).body())
        .path("lines")
        .valueStream()
        .filter(each -> each.path("rule").asString().equals(rule))
        .findFirst()
        .orElseGet(Running.MAPPER::createObjectNode);
  }

  /** How often the card of films was overridden because the patient declines. */
  private static int overrides() throws IOException, InterruptedException {
    return feedbackOn("P-08")
        .at("/overridden/reasons")
        .valueStream()
        .filter(reason -> reason.path("code").asString().equals("patient-declines"))
        .mapToInt(reason -> reason.path("cards").asInt())
        .sum();
  }

  @Test
  void listsThePatientsAndFindsThemByNameAndStory() {
    page.navigate(RUNNING.url() + "/chart");
    page.waitForSelector("[data-testid='patient-hand-cramps']");
    Locator all = page.locator("#patient-list a");
    assertThat(all.count()).isGreaterThanOrEqualTo(14);

    browser.byTestId("patient-search").fill("LUCIA");
    assertThat(all.allInnerTexts()).singleElement().asString().contains("Lucía Ferrer");
    browser.byTestId("patient-search").fill("Ferrer, Lucía");
    assertThat(all.count()).isOne();
    browser.byTestId("patient-search").fill("films ordered");
    assertThat(all.allInnerTexts()).anyMatch(each -> each.contains("Lucía Ferrer"));
    browser.byTestId("patient-search").fill("nobody of this name");
    assertThat(all.count()).isZero();
    assertThat(page.locator("#patient-count").innerText()).startsWith("0 of ");

    browser.byTestId("patient-search").fill("Ferrer");
    page.keyboard().press("Enter");
    page.waitForSelector("#cards[data-patient='%s']".formatted(patientOf(all)));
  }

  private static String patientOf(Locator link) {
    return link.getAttribute("data-patient");
  }

  @Test
  void showsTheChartWithUnitsRangesAndATrendLine() {
    browser.open("many-results");
    browser.keepScreenshot("chart-many-results");

    assertThat(text("problems")).contains("Cramp", "since");
    assertThat(page.locator("#results .trend-line").count()).isPositive();
    assertThat(page.locator("#results .trend-line").first().getAttribute("aria-label"))
        .matches("\\d+ values, from .* to .*");
    assertThat(page.locator("#results .trend-usual").count()).isPositive();
    assertThat(text("results")).contains("mmol/L", "reference 3.5–5.1 mmol/L", "earlier");
    for (String part : List.of("medicines", "allergies", "imaging", "orders", "findings")) {
      assertThat(text(part)).isNotBlank();
      assertThat(page.locator("#" + part).getAttribute("data-state")).isEqualTo("ready");
    }
  }

  @Test
  void showsCardsWithAllTheirParts() {
    browser.open("hand-cramps");
    browser.keepScreenshot("cards");

    assertThat(browser.cards().count()).isEqualTo(3);
    Locator films = browser.card("P-08");
    assertThat(films.getAttribute("data-indicator")).isEqualTo("info");
    assertThat(films.innerText())
        .contains(
            "Information",
            "Imaging",
            "Pending clinical review",
            "X-ray is the first imaging study",
            "X-ray of both hands, three views",
            "LOINC 36756-5",
            "Bilateral hand cramping pathway (pending clinical review)",
            "P-08");
    assertThat(films.locator("[data-testid='suggestion'][data-code='" + FILMS + "']").count())
        .isOne();
    films.locator("[data-testid='more']").click();
    assertThat(films.locator("[data-testid='card-detail'] strong").allInnerTexts())
        .contains("Sources");
    assertThat(films.locator("a[href$='/pathways/bilateral-hand-cramping#P-08']").count()).isOne();
  }

  @Test
  void showsNoCardForAGeneratedPatientAndSaysWhyNot() throws IOException, InterruptedException {
    browser.open(PatientViewIT.synthea().findFirst().orElseThrow());

    assertThat(browser.cards().count()).isZero();
    browser.byTestId("why-not").click();
    page.waitForSelector("#pathway-panel[data-state=ready]");
    assertThat(page.locator("#pathway-state").innerText())
        .isEqualTo("This patient is not on the pathway.");
    assertThat(page.locator("#rules [data-rule]").count()).isEqualTo(64);
    browser.keepScreenshot("why-not");
  }

  @Test
  void acceptingOrdersSendsFeedbackAndAsksAgain() throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", "accept-").patient();
    int before = feedbackOn("P-08").path("accepted").asInt();
    browser.open(patient);

    browser.accept(FILMS);
    browser.keepScreenshot("accepted");

    assertThat(text("report")).contains("Ordered: X-ray of both hands");
    assertThat(browser.rules()).noneMatch(rules -> rules.contains("P-08"));
    assertThat(text("orders")).contains("X-ray of both hands").containsIgnoringCase("active");
    JsonNode orders = stored("ServiceRequest", patient);
    assertThat(strings(orders, "/resource/status")).containsExactly("active");
    assertThat(strings(orders, "/resource/intent")).containsExactly("order");
    assertThat(feedbackOn("P-08").path("accepted").asInt()).isEqualTo(before + 1);
  }

  @Test
  void acceptsSeveralSuggestionsInOneTransaction() throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", "accept-several-").patient();
    browser.open(patient);
    Locator tests = browser.card("P-61");
    assertThat(tests.locator("[data-testid='accept']").isDisabled()).isTrue();

    tests.locator("[data-code='http://loinc.org|17861-6'] input").check();
    browser.accept("http://loinc.org|2823-3");

    assertThat(strings(stored("ServiceRequest", patient), "/resource/code/coding/0/code"))
        .containsExactlyInAnyOrder("17861-6", "2823-3");
  }

  @Test
  void dismissingAsksForAReasonAndTheCardRests() throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", "dismiss-").patient();
    int before = overrides();
    browser.open(patient);
    Locator films = browser.card("P-08");
    films.locator("[data-testid='dismiss']").click();
    page.keyboard().press("Escape");
    assertThat(films.locator("[data-testid='dismissal']").isVisible()).isFalse();
    films.locator("[data-testid='dismiss']").click();
    assertThat(films.locator("input[type=radio]").count()).isEqualTo(6);

    films.getByRole(AriaRole.BUTTON, named("Dismiss this card")).click();
    assertThat(browser.card("P-08").count()).as("without a reason").isOne();
    films.getByLabel("Patient declines").check();
    films.getByLabel("Comment").fill("asks for time");
    browser.keepScreenshot("dismiss");
    films.getByRole(AriaRole.BUTTON, named("Dismiss this card")).click();
    page.waitForSelector("#report [role=status]");
    page.waitForFunction("() => !document.querySelector('#cards [data-rules~=\"P-08\"]')");

    assertThat(text("report")).startsWith("Dismissed:");
    assertThat(overrides()).isEqualTo(before + 1);
    assertThat(stored("ServiceRequest", patient)).isEmpty();
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  @Test
  void lightsUpWhatACardRestsOn() {
    browser.open("hand-cramps");
    assertThat(page.locator(".lit").count()).isZero();

    browser.card("P-08").locator("[data-testid='why']").click();
    assertThat(page.locator("#problems .lit").innerText()).contains("Evidence", "Cramp in limb");
    assertThat(browser.card("P-08").locator("[data-testid='evidence']").isVisible()).isTrue();
    browser.keepScreenshot("why");

    browser.card("P-08").locator("[data-testid='why']").click();
    assertThat(page.locator(".lit").count()).isZero();
  }

  @Test
  void saysWhatIsMissingOfRulesThatAreNotKnown() throws IOException, InterruptedException {
    browser.open(CaseOnServer.put("v-12", "why-not-").patient());
    browser.show("pathway", "#pathway-panel[data-state=ready]");

    assertThat(page.locator("#rule-P-08").innerText()).contains("Held back by", "films done");
    page.locator("#rule-search").fill("CONTRAST");
    assertThat(page.locator("#rules [data-rule]:visible").allInnerTexts())
        .isNotEmpty()
        .allMatch(each -> each.contains("contrast"));
  }

  @ParameterizedTest
  @CsvSource({
    "MRI of both hands without contrast, P-12, warning",
    "Ibuprofen by mouth, P-36, info",
    "Antinuclear antibodies (ANA), P-21, info"
  })
  void asksAsAnOrderIsChosen(String order, String rule, String indicator)
      throws IOException, InterruptedException {
    browser.open(
        CaseOnServer.put("v-01", "select-" + rule.toLowerCase(Locale.ROOT) + "-").patient());

    draft(order);

    Locator card = page.locator("#order-cards [data-testid='card'][data-rules~='" + rule + "']");
    assertThat(card.count()).isOne();
    assertThat(card.getAttribute("data-indicator")).isEqualTo(indicator);
    browser.keepScreenshot("order-select-" + rule);
  }

  private static void draft(String order) {
    browser.byTestId("order-choice").selectOption(order);
    browser.byTestId("add-draft").click();
    page.waitForSelector("#order-cards[data-hook=order-select][data-state=ready]");
  }

  @Test
  void asksBeforeOrdersAreSigned() throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", "sign-").patient();
    browser.open(patient);
    draft("MRI of both hands without contrast");

    browser.byTestId("sign").click();
    page.waitForSelector("#order-cards[data-hook=order-sign][data-state=ready]");
    browser.keepScreenshot("order-sign");
    assertThat(stored("ServiceRequest", patient)).as("not signed yet").isEmpty();
    page.locator("#order-cards [data-testid='accept']").click();
    page.waitForSelector("#order-cards[data-hook=order-select][data-state=ready]");
    assertThat(browser.byTestId("draft").allInnerTexts())
        .singleElement()
        .asString()
        .contains("X-ray of both hands");

    browser.byTestId("sign").click();
    page.waitForSelector("#report [role=status]");
    browser.awaitCards();
    JsonNode orders = stored("ServiceRequest", patient);
    assertThat(strings(orders, "/resource/status")).containsExactly("active");
    assertThat(strings(orders, "/resource/code/coding/0/code")).containsExactly("36756-5");
    assertThat(browser.byTestId("draft").count()).isZero();
  }

  @Test
  void signsAllTheSameWhereTheUserWantsTo() throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", "sign-anyway-").patient();
    browser.open(patient);
    draft("MRI of both hands without contrast");
    browser.byTestId("sign").click();

    browser.byTestId("sign-anyway").click();
    page.waitForSelector("#report [role=status]");

    assertThat(strings(stored("ServiceRequest", patient), "/resource/code/coding/0/code"))
        .containsExactly("69179-0");
  }

  @Test
  void drawsWhereThePatientStands() {
    browser.open("films-done");
    browser.show("pathway", "#pathway-panel[data-state=ready]");
    browser.keepScreenshot("pathway");

    assertThat(browser.step("entry")).isEqualTo("done");
    assertThat(browser.step("films")).isEqualTo("done");
    assertThat(browser.step("history")).isEqualTo("due");
    assertThat(browser.step("botulinum")).isEqualTo("not-due");
    assertThat(page.locator(".flowchart [aria-current='step']").getAttribute("data-step"))
        .isEqualTo("history");
    assertThat(page.locator(".flowchart [data-step='films']").textContent()).contains("Done, 20");
    page.locator(".flowchart [data-step='films']").click();
    assertThat(page.locator("#rule-P-08").isVisible()).isTrue();

    browser.byTestId("rule-search").fill("no rule has this word");
    assertThat(page.locator("#rules-found").innerText()).startsWith("No rule speaks of");
    browser.byTestId("rule-search").fill("ultrasound");
    assertThat(page.locator("#rules-found").innerText()).isEmpty();
  }

  @Test
  void drawsWhatIsNotKnown() throws IOException, InterruptedException {
    browser.open(CaseOnServer.put("p-31-condition", "unknown-").patient());
    page.route(
        "**/explain",
        route -> {
          ObjectNode request = (ObjectNode) Running.MAPPER.readTree(route.request().postData());
          ((ObjectNode) request.path("prefetch"))
              .putObject("allergyIntolerances")
              .put("resourceType", "OperationOutcome")
              .putArray("issue");
          request.remove("fhirServer");
          route.resume(new ResumeOptions().setPostData(request.toString()));
        });
    try {
      browser.show("pathway", "#pathway-panel[data-state=ready]");
      assertThat(browser.step("topical")).isEqualTo("unknown");
      assertThat(page.locator("#rule-P-31").innerText()).contains("Missing", "AllergyIntolerance");
    } finally {
      page.unroute("**/explain");
    }
  }

  @Test
  void savesTheAssessmentAndAsksAgain() throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", "assess-").patient();
    browser.open(patient);
    assertThat(browser.card("P-02").count()).isOne();
    browser.card("P-02").locator("[data-testid='assess']").click();
    page.waitForSelector("[data-testid='assessment-form']");
    page.locator("[name='burning-pain'][value='false']").check();
    page.locator("[name='task'][value='writing']").check();
    page.locator("[name='pain-now']").fill("6");
    browser.keepScreenshot("assessment");

    page.locator(".assessment [type=submit]").click();
    page.waitForSelector("#report [role=status]");
    browser.awaitCards();

    JsonNode response = stored("QuestionnaireResponse", patient).path(0).path("resource");
    assertThat(response.path("status").asString()).isEqualTo("completed");
    assertThat(response.path("questionnaire").asString())
        .startsWith("https://carpus.example/fhir/Questionnaire/hand-cramping-assessment|");
    assertThat(response.findValuesAsString("linkId"))
        .containsExactlyInAnyOrder("symptoms", "burning-pain", "pain-now", "triggers", "task");
    assertThat(CaseOnServer.validate(response).valueStream())
        .noneMatch(issue -> List.of("error", "fatal").contains(issue.path("severity").asString()));
    assertThat(browser.card("P-02").count()).isZero();
    assertThat(browser.card("P-55").count()).as("a cramp of one task").isOne();
  }

  @Test
  void showsDevelopersWhatWentOverTheWire() {
    browser.open("hand-cramps");
    browser.show("developers", "[data-testid='times']");
    browser.keepScreenshot("developers");

    String panel = text("developers");
    assertThat(panel)
        .contains("POST", "/cds-services/bilateral-hand-cramping", "HTTP 200", " ms")
        .contains("\"hook\": \"patient-view\"", "\"cards\":", "Condition?patient=hand-cramps");
    browser.byTestId("copy-curl").click();
    page.waitForSelector("text=Copied.");
    assertThat((String) page.evaluate("() => navigator.clipboard.readText()"))
        .startsWith("curl -sS -X POST '" + RUNNING.url())
        .contains("\"patientId\":\"hand-cramps\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "partial", "none"})
  void showsTheSameCardsWhateverIsPrefetched(String mode) {
    browser.open("hand-cramps");
    List<List<String>> full = browser.rules();

    browser.byTestId("prefetch-mode").selectOption(mode);
    browser.awaitCards();

    assertThat(browser.rules()).isEqualTo(full).isNotEmpty();
    browser.show("developers", "[data-testid='times']");
    int queries = page.locator("[aria-label='FHIR queries'] tbody tr").count();
    switch (mode) {
      case "full" -> assertThat(queries).isGreaterThan(10);
      case "partial" -> assertThat(queries).isBetween(4, 10);
      default -> {
        assertThat(queries).isZero();
        assertThat(text("developers"))
            .contains("left to the service")
            .doesNotContain("\"prefetch\"");
      }
    }
  }

  @Test
  void showsAPatientWhatIsForPatients() {
    browser.open("hand-cramps");
    browser.byTestId("view-as").selectOption("patient");
    browser.awaitCards();
    browser.keepScreenshot("as-patient");

    assertThat(browser.cards().count()).isPositive();
    assertThat(browser.byTestId("accept").count()).isZero();
    browser.byTestId("view-as").selectOption("clinician");
    browser.awaitCards();
    assertThat(browser.byTestId("accept").count()).isPositive();
  }

  @Test
  void worksByTheKeyboardAlone() throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", "keyboard-").patient();
    page.navigate(RUNNING.url() + "/chart");
    page.waitForSelector("[data-testid='patient-" + patient + "']");
    page.keyboard().press("Tab");
    assertThat(focused()).isEqualTo("skip");
    browser.byTestId("patient-" + patient).focus();
    page.keyboard().press("Enter");
    browser.awaitCards();

    page.locator("#tab-chart").focus();
    page.keyboard().press("ArrowRight");
    page.waitForSelector("#pathway-panel[data-state=ready]");
    assertThat(focused()).isEqualTo("tab-pathway");
    page.keyboard().press("Home");
    assertThat(page.locator("#chart-panel").isVisible()).isTrue();
    browser.card("P-08").locator("[data-testid='accept']").focus();
    page.keyboard().press("Enter");
    page.waitForSelector("#report [role=status]");
    browser.awaitCards();
    assertThat(browser.card("P-08").count()).isZero();
    page.waitForFunction("() => document.activeElement.id === 'advice-heading'");
  }

  private static String focused() {
    return (String) page.evaluate("() => document.activeElement.id");
  }

  @ParameterizedTest
  @CsvSource({"1280, 900", "390, 844"})
  void isReadableAndHasNoSeriousBarrier(int width, int height) {
    browser.resize(width, height);
    try {
      browser.open("films-done");
      check("chart-" + width);
      browser.show("pathway", "#pathway-panel[data-state=ready]");
      check("pathway-" + width);
      browser.show("assessment", "[data-testid='assessment-form']");
      check("assessment-" + width);
      browser.show("developers", "[data-testid='times']");
      check("developers-" + width);
      page.navigate(RUNNING.url() + "/pathways/bilateral-hand-cramping");
      check("pathway-page-" + width);
    } finally {
      browser.resize(1280, 900);
    }
  }

  private static void check(String name) {
    browser.keepScreenshot(name);
    assertThat(browser.overflows()).as(name + " is wider than the window").isFalse();
    assertThat(browser.violations()).as(name).isEmpty();
  }

  @Test
  void showsThePathwayWithoutAPatientAndFindsItsRules() {
    page.navigate(RUNNING.url() + "/pathways/bilateral-hand-cramping");
    assertThat(page.locator(".flowchart .step").count()).isGreaterThan(15);
    assertThat(page.locator("article").count()).isEqualTo(64);
    assertThat(page.locator("article .review").count()).isEqualTo(64);
    page.locator(".flowchart [data-step='films']").click();
    assertThat(page.url()).endsWith("#P-08");

    page.getByRole(AriaRole.SEARCHBOX).fill("gadolinium");
    page.keyboard().press("Enter");
    page.waitForSelector("text=rules speak of");
    browser.keepScreenshot("pathway-page-search");

    assertThat(page.locator("article").allInnerTexts())
        .isNotEmpty()
        .allMatch(each -> each.toLowerCase(Locale.ROOT).contains("gadolinium"));
    assertThat(page.locator(".flowchart .found").count()).isPositive();
  }

  /** What a user waits for, beside what the FHIR server takes; nothing here fails by the clock. */
  @Test
  void tellsHowLongItTakes() {
    for (int i = 0; i < 3; i++) {
      browser.open("hand-cramps");
    }
    String times =
        (String)
            page.evaluate(
                """
                () => {
                  const round = (number) => Math.round(number);
                  const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
                  const [cards] = performance.getEntriesByName('carpus-cards');
                  const fhir = performance.getEntriesByType('resource')
                    .filter(({name}) => name.includes('/fhir/'))
                    .filter(({startTime}) => startTime < cards.startTime + cards.duration);
                  const ends = fhir.map(({responseEnd}) => responseEnd);
                  const starts = fhir.map(({requestStart}) => requestStart);
                  const [hook] = performance.getEntriesByType('resource')
                    .filter(({name}) => name.endsWith('/cds-services/bilateral-hand-cramping'));
                  return `first paint ${round(paint)} ms; cards ${round(cards.duration)} ms after the`
                    + ` chart was opened: FHIR server ${round(Math.max(...ends) - Math.min(...starts))} ms`
                    + ` for ${fhir.length} queries, CDS service ${round(hook.duration)} ms`;
                }
                """);
    System.out.println("chart page: " + times);
    assertThat(times).matches("first paint \\d+ ms; cards \\d+ ms .*");
  }
}
