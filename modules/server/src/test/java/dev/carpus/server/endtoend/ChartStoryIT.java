package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * The story of one patient on the chart page: cramps, films, a normal report, ultrasound,
 * treatment, referral. At each step the cards are right, and the picture follows.
 */
class ChartStoryIT {
  private static final String LOCAL = "https://carpus.example/fhir/CodeSystem/hand-cramping";
  private static final String LOINC = "http://loinc.org";
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

  @Test
  void leadsAPatientFromCrampsToReferral() throws IOException, InterruptedException {
    String patient = "story";
    putPatient(patient);
    try (Browser browser = Browser.start()) {
      browser.open(patient);
      assertThat(browser.rules())
          .containsExactly(
              List.of("P-02", "P-04", "P-06"),
              List.of("P-08", "P-09", "P-11"),
              List.of("P-61", "P-54"));
      picture(browser, "1-cramps", "history", "due", "films", "due", "further", "not-due");

      for (String test : List.of("17861-6", "19123-9", "2823-3", "2160-0")) {
        browser.accept(LOINC + "|" + test);
      }
      browser.accept(LOINC + "|36756-5");
      assertThat(browser.rules()).containsExactly(List.of("P-02", "P-04", "P-06"), List.of("P-54"));
      picture(browser, "2-films-ordered", "films", "ordered", "further", "not-due");

      putReport(patient, LOINC, "36756-5", "normal", 3);
      refresh(browser);
      assertThat(browser.rules()).noneMatch(rules -> rules.contains("P-08"));
      picture(browser, "3-normal-report", "films", "done", "further", "not-due");

      assess(browser);
      assertThat(browser.rules())
          .containsExactly(
              List.of("P-23", "P-24", "P-27", "P-30"), List.of("P-31"), List.of("P-54"));
      assertThat(
              browser
                  .card("P-23")
                  .locator("[data-testid='suggestion'] input[type='radio']")
                  .count())
          .as("MRI or ultrasound, one of them")
          .isEqualTo(2);
      picture(
          browser, "4-mri-or-ultrasound", "history", "done", "further", "due", "topical", "due");

      browser.accept(SNOMED + "|303924009");
      assertThat(browser.rules())
          .containsExactly(List.of("P-30"), List.of("P-31"), List.of("P-54"));
      picture(browser, "5-ultrasound-ordered", "further", "ordered", "topical", "due");

      browser.accept(RXNORM + "|3355");
      assertThat(browser.rules()).containsExactly(List.of("P-30"), List.of("P-54"));
      picture(browser, "6-treatment", "topical", "ordered", "surgeon", "not-due");

      putReport(patient, SNOMED, "303924009", "abnormal-structural", 0);
      refresh(browser);
      assertThat(browser.rules()).containsExactly(List.of("P-54", "P-56"));
      picture(browser, "7-structural-finding", "further", "done", "surgeon", "due");

      browser.accept(SNOMED + "|306312003");
      assertThat(browser.rules()).containsExactly(List.of("P-54"));
      picture(browser, "8-referral", "surgeon", "ordered", "follow-up", "due");
      assertThat(browser.troubles()).isEmpty();
    }
  }

  private static void refresh(Browser browser) {
    browser.byTestId("refresh").click();
    browser.awaitCards();
  }

  /**
   * The state of steps in the picture, each after its name; the first due one is where he stands.
   */
  private static void picture(Browser browser, String name, String... stepsAndStates) {
    browser.show("pathway", "#pathway-panel[data-state=ready]");
    browser.keepScreenshot("story-" + name);
    for (int i = 0; i < stepsAndStates.length; i += 2) {
      assertThat(browser.step(stepsAndStates[i]))
          .as(name + ": " + stepsAndStates[i])
          .isEqualTo(stepsAndStates[i + 1]);
    }
    String position =
        browser.page().locator(".flowchart [aria-current='step']").getAttribute("data-state");
    assertThat(position).as(name + ": where the patient stands").isEqualTo("due");
    browser.page().locator("#tab-chart").click();
    browser.keepScreenshot("story-" + name + "-chart");
  }

  private static void assess(Browser browser) {
    browser.show("assessment", "[data-testid='assessment-form']");
    for (String answer :
        List.of(
            "cramps=true",
            "hands=both",
            "burning-pain=false",
            "task=no-task",
            "wasting=false",
            "inflammation-suspected=false")) {
      String[] parts = answer.split("=", 2);
      browser.page().locator("[name='" + parts[0] + "'][value='" + parts[1] + "']").check();
    }
    browser.page().locator("[name='pain-now']").fill("5");
    browser.page().locator(".assessment [type=submit]").click();
    browser.page().waitForSelector("#chart-panel:not([hidden])");
    browser.awaitCards();
  }

  private static void putPatient(String id) throws IOException, InterruptedException {
    ObjectNode patient =
        resource("Patient", id).put("gender", "female").put("birthDate", "1981-08-14");
    patient.putArray("name").addObject().put("family", "Berg").putArray("given").add("Sara");
    ObjectNode cramp = resource("Condition", id + "-cramp");
    cramp.putObject("subject").put("reference", "Patient/" + id);
    code(
        cramp.putObject("clinicalStatus"),
        "http://terminology.hl7.org/CodeSystem/condition-clinical",
        "active");
    code(
        cramp.putObject("verificationStatus"),
        "http://terminology.hl7.org/CodeSystem/condition-ver-status",
        "confirmed");
    code(cramp.putObject("code").put("text", "Cramp in limb"), SNOMED, "424647005");
    ObjectNode site = cramp.putArray("bodySite").addObject().put("text", "Both hands");
    code(site, SNOMED, "85562004");
    code(site, SNOMED, "51440002");
    cramp.put("onsetDateTime", daysAgo(50)).put("recordedDate", daysAgo(50));
    CaseOnServer.put(List.of(patient, cramp));
  }

  private static void putReport(
      String patient, String system, String code, String outcome, int days)
      throws IOException, InterruptedException {
    ObjectNode report = resource("DiagnosticReport", patient + "-" + code).put("status", "final");
    report.putObject("subject").put("reference", "Patient/" + patient);
    code(
        report.putArray("category").addObject(),
        "http://terminology.hl7.org/CodeSystem/v2-0074",
        "RAD");
    code(report.putObject("code").put("text", "Imaging of both hands"), system, code);
    report.put("effectiveDateTime", daysAgo(days));
    code(report.putArray("conclusionCode").addObject(), LOCAL, outcome);
    CaseOnServer.put(List.of(report));
  }

  private static ObjectNode resource(String type, String id) {
    return Running.MAPPER.createObjectNode().put("resourceType", type).put("id", id);
  }

  private static void code(ObjectNode concept, String system, String code) {
    concept.withArray("coding").addObject().put("system", system).put("code", code);
  }

  private static String daysAgo(int days) {
    return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
  }
}
