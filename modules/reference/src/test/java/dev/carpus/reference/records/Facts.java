package dev.carpus.reference.records;

import dev.carpus.reference.records.AssessmentForms.Question;
import java.util.List;

/** What can be written on a record, by kind. */
final class Facts {
  private final RecordSheet sheet;
  private final Patients patients;
  private final Conditions conditions;
  private final Exams exams;
  private final Imaging imaging;
  private final Orders orders;
  private final Medicines medicines;
  private final Allergies allergies;
  private final Visits visits;
  private final AssessmentForms forms;
  private final Devices devices;
  private final Drafts drafts;

  /** What can be written on a sheet, where the assessment form asks these questions. */
  Facts(RecordSheet sheet, List<Question> questions) {
    this.sheet = sheet;
    patients = new Patients(sheet);
    conditions = new Conditions(sheet);
    exams = new Exams(sheet);
    imaging = new Imaging(sheet);
    orders = new Orders(sheet);
    medicines = new Medicines(sheet);
    allergies = new Allergies(sheet);
    visits = new Visits(sheet);
    forms = new AssessmentForms(sheet, questions);
    devices = new Devices(sheet);
    drafts = new Drafts(sheet, orders, medicines);
  }

  RecordSheet sheet() {
    return sheet;
  }

  Patients patients() {
    return patients;
  }

  Conditions conditions() {
    return conditions;
  }

  Exams exams() {
    return exams;
  }

  Imaging imaging() {
    return imaging;
  }

  Orders orders() {
    return orders;
  }

  Medicines medicines() {
    return medicines;
  }

  Allergies allergies() {
    return allergies;
  }

  Visits visits() {
    return visits;
  }

  AssessmentForms forms() {
    return forms;
  }

  Devices devices() {
    return devices;
  }

  Drafts drafts() {
    return drafts;
  }

  Chance chance() {
    return sheet.chance();
  }

  /** How many days ago something was, mostly in a window and often at its border. */
  int around(String window) {
    return sheet.windows().around(chance(), window);
  }

  /** How many days ago something was, in a window. */
  int within(String window) {
    return sheet.windows().within(chance(), window);
  }

  /** How many days ago something was, before a window or on its last day. */
  int before(String window) {
    return sheet.windows().before(chance(), window);
  }

  /** How many days ago anything was. */
  int anyDay() {
    return sheet.windows().any(chance());
  }
}
