package dev.carpus.reference.records;

import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.reference.records.AssessmentForms.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes records of which the shipped pathway has something to say, each decided by its seed.
 *
 * <p>A record starts from a {@link Story}, a branch of the rules or one of the authors' cases, is
 * written with more or less care, and is disturbed. Immutable and thread-safe.
 */
public final class SyntheticRecords {
  private static final String PATIENT = "p1";
  private static final List<Integer> NOISE = List.of(0, 0, 0, 0, 1, 1, 2, 3, 5, 8, 14, 26);

  private static final List<Integer> STORIES = List.of(1, 1, 1, 2, 2, 2, 3, 3);

  /** When the authors' cases happen. */
  private static final Moment NOON =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  /** At midnight, on leap days, and on days on which clocks are changed. */
  private static final List<Moment> MOMENTS =
      List.of(
          new Moment(NOON.at(), ZoneId.of("Europe/Vienna")),
          new Moment(NOON.at(), ZoneId.of("America/New_York")),
          new Moment(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC),
          new Moment(Instant.parse("2026-11-22T23:59:59.999Z"), ZoneOffset.UTC),
          new Moment(Instant.parse("2028-02-29T10:00:00Z"), ZoneId.of("Asia/Kolkata")),
          new Moment(Instant.parse("2027-03-28T01:30:00Z"), ZoneId.of("Europe/Vienna")),
          new Moment(Instant.parse("2027-12-31T10:30:00Z"), ZoneId.of("Pacific/Kiritimati")));

  private static final List<String> TYPES =
      List.of(
          "AllergyIntolerance",
          "Appointment",
          "CarePlan",
          "Condition",
          "Device",
          "DiagnosticReport",
          "Encounter",
          "ImagingStudy",
          "MedicationAdministration",
          "MedicationRequest",
          "MedicationStatement",
          "Observation",
          "Procedure",
          "QuestionnaireResponse",
          "ServiceRequest");

  private final Vocabulary.Codes codes;
  private final Windows windows;
  private final List<Question> questions;
  private final List<ContentCase> cases;
  private final Map<String, Story> stories = new TreeMap<>();
  private final List<String> titles;

  /** Records of the codes, windows and questions of a program and its content. */
  public SyntheticRecords(LogicProgram program, ContentFolder content) {
    codes = new Vocabulary.Codes(program.terminology(), content);
    windows = new Windows(program);
    questions = Question.shipped(content);
    cases = ShippedStories.cases(content);
    stories.putAll(CohortStories.all());
    stories.putAll(FindingStories.all());
    stories.putAll(ImagingStories.all());
    stories.putAll(LaboratoryStories.all());
    stories.putAll(RiskStories.all());
    stories.putAll(InjectionStories.all());
    stories.putAll(PregnancyStories.all());
    stories.putAll(TreatmentStories.all());
    stories.putAll(DystoniaStories.all());
    titles = List.copyOf(stories.keySet());
  }

  /** So many records, of seeds that follow each other. */
  public Stream<SyntheticRecord> from(long seed, int count) {
    return LongStream.range(seed, seed + count).mapToObj(this::ofSeed);
  }

  /** The record of a seed. */
  SyntheticRecord ofSeed(long seed) {
    Chance chance = new Chance(seed);
    Moment moment = chance.percent(70) ? NOON : chance.of(MOMENTS);
    RecordSheet sheet = RecordSheet.of(chance, codes, windows, moment, PATIENT);
    Facts facts = new Facts(sheet, questions);
    String story = tell(facts);
    for (int count = chance.of(NOISE); count > 0; count--) {
      Noise.write(facts);
    }
    boolean mayBeUnreadable = new Disturbances(sheet).apply();
    return new SyntheticRecord(seed, story, record(facts), moment, mayBeUnreadable);
  }

  private String tell(Facts facts) {
    Chance chance = facts.chance();
    if (chance.percent(2)) {
      return "nothing";
    }
    if (chance.percent(15)) {
      ContentCase from = chance.of(cases);
      ShippedStories.of(from).tell(facts);
      return from.id();
    }
    List<String> told = chance.shuffled(titles).subList(0, chance.of(STORIES));
    told.forEach(title -> tell(title, facts));
    if (chance.percent(15)) {
      facts.drafts().any();
    }
    return String.join(", and ", told);
  }

  private void tell(String title, Facts facts) {
    Story story = stories.get(title);
    if (story != null) {
      story.tell(facts);
    }
  }

  private static PatientRecord record(Facts facts) {
    RecordSheet sheet = facts.sheet();
    Chance chance = facts.chance();
    Set<String> notObtained = new TreeSet<>();
    if (chance.percent(20)) {
      notObtained.addAll(chance.shuffled(TYPES).subList(0, chance.of(1, 1, 2, 5)));
    }
    boolean keepsSome = chance.percent(50);
    List<RawResource> resources = new ArrayList<>();
    sheet.resources().stream()
        .map(Json::resource)
        .filter(each -> keepsSome || !notObtained.contains(each.type()))
        .forEach(resources::add);
    return new PatientRecord(
        sheet.patient(), sheet.encounter(), resources, notObtained, facts.drafts().orders());
  }
}
