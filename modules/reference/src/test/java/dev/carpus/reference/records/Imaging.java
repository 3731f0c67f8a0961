package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes DiagnosticReports and ImagingStudies. */
final class Imaging {
  private static final List<String> REPORT_STATUS =
      List.of("amended", "corrected", "preliminary", "registered", "appended", "entered-in-error");
  private static final List<String> STUDY_STATUS =
      List.of("registered", "cancelled", "entered-in-error");
  private static final List<String> OUTCOMES =
      List.of("normal", "equivocal", "abnormal-structural", "abnormal-other", "improved");

  private final RecordSheet sheet;
  private final Chance chance;

  Imaging(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
  }

  /** A report of so many days ago, of imaging or of a laboratory. */
  ObjectNode report(int daysAgo, String... valueSets) {
    ObjectNode report = sheet.start("DiagnosticReport");
    sheet.code(report, "status", "final", REPORT_STATUS);
    report.set("code", sheet.vocabulary().concept(valueSets));
    switch (chance.isOrdinary() ? 0 : chance.between(0, 2)) {
      case 0 -> sheet.dates().write(report, "effectiveDateTime", DateType.DATE_TIME, daysAgo);
      case 1 -> sheet.dates().writePeriod(report, "effectivePeriod", daysAgo + 1, daysAgo);
      default -> sheet.dates().write(report, "issued", DateType.INSTANT, daysAgo);
    }
    return report;
  }

  /** The same, with a result that is coded: one of the local codes. */
  ObjectNode concluded(int daysAgo, String outcome, String... valueSets) {
    ObjectNode report = report(daysAgo, valueSets);
    ArrayNode codes = report.putArray("conclusionCode");
    codes.add(
        outcome.equals("normal") && chance.percent(20)
            ? sheet.vocabulary().hl7("v3-ObservationInterpretation", "N")
            : sheet.vocabulary().local(outcome));
    if (!chance.isOrdinary()) {
      codes.add(sheet.vocabulary().local(chance.of(OUTCOMES)));
    }
    return report;
  }

  /** The same, with any result. */
  ObjectNode concludedSomehow(int daysAgo, String... valueSets) {
    return concluded(daysAgo, chance.of(OUTCOMES), valueSets);
  }

  /** The same, with a finding as the result. */
  ObjectNode finding(int daysAgo, String findings, String... valueSets) {
    ObjectNode report = report(daysAgo, valueSets);
    report.putArray("conclusionCode").add(sheet.vocabulary().concept(findings));
    return report;
  }

  /** The images of a study of so many days ago. */
  ObjectNode study(int daysAgo, String... valueSets) {
    ObjectNode study = sheet.start("ImagingStudy");
    sheet.code(study, "status", "available", STUDY_STATUS);
    study
        .putArray("modality")
        .addObject()
        .put("system", "http://dicom.nema.org/resources/ontology/DCM")
        .put("code", chance.of("DX", "MR", "US"));
    if (chance.isOrdinary()) {
      study.putArray("procedureCode").add(sheet.vocabulary().concept(valueSets));
    }
    sheet.dates().write(study, "started", DateType.DATE_TIME, daysAgo);
    return study;
  }
}
