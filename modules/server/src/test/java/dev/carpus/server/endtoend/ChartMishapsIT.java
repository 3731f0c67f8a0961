package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the chart page does where a hand slips, and where the FHIR server does not answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // the browser is there once the tests run
class ChartMishapsIT {
  private static final Running RUNNING = Running.get();
  private static final String MRI = "MRI of both hands without contrast";
  private static final String CRP = "C reactive protein";

  private Browser browser;
  private Page page;

  @BeforeAll
  void start() {
    browser = Browser.start();
    page = browser.page();
  }

  @AfterEach
  void letAllThrough() {
    page.unrouteAll();
    page.navigate("about:blank");
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
  }

  private String newPatient(String prefix) throws IOException, InterruptedException {
    String patient = CaseOnServer.put("v-01", prefix).patient();
    browser.open(patient);
    return patient;
  }

  private static List<String> orders(String patient) throws IOException, InterruptedException {
    List<String> codes = new ArrayList<>();
    RUNNING
        .fhir("ServiceRequest?patient=" + patient)
        .path("entry")
        .forEach(each -> codes.add(each.at("/resource/code/coding/0/code").asString()));
    return codes;
  }

  private void draft(String order) {
    browser.byTestId("order-choice").selectOption(order);
    browser.byTestId("add-draft").click();
    page.waitForSelector("#order-cards[data-hook=order-select][data-state=ready]");
  }

  private void awaitReport(String role) {
    page.waitForSelector("#report [role=" + role + "]");
  }

  private Locator orderCard(String rule) {
    return page.locator("#order-cards [data-testid='card'][data-rules~='" + rule + "']");
  }

  @Test
  void signsOnceHoweverOftenItIsPressed() throws IOException, InterruptedException {
    String patient = newPatient("twice-");
    draft(CRP);

    browser.byTestId("sign").dblclick();
    awaitReport("status");
    browser.awaitCards();

    assertThat(orders(patient)).containsExactly("1988-5");
  }

  @Test
  void signsOnceAllTheSame() throws IOException, InterruptedException {
    String patient = newPatient("twice-anyway-");
    draft(MRI);
    browser.byTestId("sign").click();

    browser.byTestId("sign-anyway").dblclick();
    awaitReport("status");
    browser.awaitCards();

    assertThat(orders(patient)).containsExactly("69179-0");
  }

  /** Nothing can be added while the service is asked, so that nothing is signed unasked. */
  @Test
  void signsWhatItAskedAbout() throws IOException, InterruptedException {
    String patient = newPatient("meanwhile-");
    draft(CRP);
    List<Route> held = new ArrayList<>();
    page.route("**/cds-services/**", held::add);

    browser.byTestId("sign").click();
    page.waitForCondition(() -> !held.isEmpty());

    assertThat(browser.byTestId("add-draft").isDisabled()).isTrue();
    assertThat(browser.byTestId("draft").locator("button").isDisabled()).isTrue();
    held.getFirst().resume();
    awaitReport("status");
    assertThat(browser.byTestId("add-draft").isEnabled()).isTrue();
    assertThat(orders(patient)).containsExactly("1988-5");
  }

  /** What was asked about before is not signed when the drafts are others. */
  @Test
  void asksAnewAfterTheDraftsChanged() throws IOException, InterruptedException {
    String patient = newPatient("changed-");
    draft(MRI);
    browser.byTestId("sign").click();
    page.waitForSelector("[data-testid='sign-anyway']");

    draft(CRP);

    assertThat(browser.byTestId("sign-anyway").count()).isZero();
    assertThat(orders(patient)).isEmpty();
  }

  @Test
  void keepsWhatIsSaidOfEachDraft() throws IOException, InterruptedException {
    newPatient("advice-stays-");
    draft("Ibuprofen by mouth");
    draft("Antinuclear antibodies (ANA)");

    assertThat(orderCard("P-36").count()).isOne();
    assertThat(orderCard("P-21").count()).isOne();
    browser.byTestId("draft").first().locator("button").click();
    assertThat(orderCard("P-36").count()).isZero();
    assertThat(orderCard("P-21").count()).isOne();
  }

  /** The server has it; the answer was lost. */
  @Test
  void doesNotSayThatNothingWasWrittenWhereItDoesNotKnow()
      throws IOException, InterruptedException {
    String patient = newPatient("lost-answer-");
    page.route(
        url -> url.equals(RUNNING.fhirServer().toString()),
        route -> {
          route.fetch();
          route.abort();
        });

    browser.card("P-08").locator("[data-testid='accept']").click();
    awaitReport("alert");
    browser.awaitCards();

    assertThat(page.locator("#report").innerText()).contains("not known whether");
    assertThat(orders(patient)).containsExactly("36756-5");
    assertThat(browser.card("P-08").count()).as("it is ordered").isZero();
  }

  @Test
  void saysThatNothingWasWrittenWhereTheServerRefuses() throws IOException, InterruptedException {
    String patient = newPatient("refused-");
    page.route(
        url -> url.equals(RUNNING.fhirServer().toString()),
        route -> route.fulfill(new FulfillOptions().setStatus(422)));

    browser.card("P-08").locator("[data-testid='accept']").click();
    awaitReport("alert");

    assertThat(page.locator("#report").innerText()).contains("Nothing was written");
    assertThat(orders(patient)).isEmpty();
    assertThat(browser.card("P-08").count()).isOne();
  }

  @Test
  void showsNoRecordOfNobody() {
    page.navigate(RUNNING.url() + "/chart/#patient=nobody-of-this-id");
    page.waitForSelector("#chart-facts .trouble");

    assertThat(page.locator(".record").isVisible()).isFalse();
    browser.open("hand-cramps");
    assertThat(page.locator(".record").isVisible()).isTrue();
  }

  @Test
  void saysInEachPlaceWhatCouldNotBeLoaded() {
    page.route(
        url -> url.contains("/Observation"),
        route -> route.fulfill(new FulfillOptions().setStatus(500)));
    page.navigate(RUNNING.url() + "/chart/#patient=many-results");
    page.waitForSelector("#findings[data-state=failed]");

    for (String part : List.of("results", "findings")) {
      assertThat(browser.byTestId(part).innerText()).contains("Not everything could be loaded");
    }
    assertThat(browser.byTestId("problems").innerText()).doesNotContain("Not everything");
  }

  @Test
  void letsPatientsOrderNothingAndAsksThemNothingForClinicians() {
    browser.open("hand-cramps");
    browser.show("assessment", "[data-testid='assessment-form']");
    assertThat(page.locator(".for-clinicians").first().isVisible()).isTrue();

    browser.byTestId("view-as").selectOption("patient");
    assertThat(page.locator(".for-clinicians").first().isVisible()).isFalse();
    assertThat(page.locator("[name='burning-pain']").first().isVisible()).isTrue();

    browser.show("chart", "#chart-panel");
    browser.awaitCards();
    assertThat(browser.byTestId("order-choice").isVisible()).isFalse();
    browser.byTestId("view-as").selectOption("clinician");
    browser.awaitCards();
    assertThat(browser.byTestId("order-choice").isVisible()).isTrue();
  }

  @Test
  void savesNoFormThatIsEmpty() throws IOException, InterruptedException {
    String patient = newPatient("empty-form-");
    browser.show("assessment", "[data-testid='assessment-form']");

    page.locator(".assessment [type=submit]").click();
    awaitReport("alert");

    assertThat(page.locator("#report").innerText()).contains("answer a question");
    assertThat(RUNNING.fhir("QuestionnaireResponse?patient=" + patient).path("entry")).isEmpty();
  }
}
