package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.logic.compiled.CompiledEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a resource that no retrieve finds nothing counts but that its code is not known. */
class UnselectedResourcesTest {
  private static final String CRAMP = snomed("424647005");
  private static final String OTHER = snomed("57406009");
  private static final String NOBODY_KNOWS = snomed("nobody-knows");

  private static final String HEAD =
      """
      library T version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1'
      valueset "Cramp": 'https://carpus.example/fhir/ValueSet/VS-HandCramp'
      valueset "Carpal tunnel": 'https://carpus.example/fhir/ValueSet/VS-CTS'
      valueset "Acetaminophen": 'https://carpus.example/fhir/ValueSet/VS-Acetaminophen'
      context Patient
      """;
  private static final LogicProgram PROGRAM =
      program(HEAD + "define \"Any\": exists [Observation: \"Cramp\"]\n");
  private static final ClinicalLogic COMPILED =
      new CompiledEngine(ParsedResources::new).prepare(PROGRAM);
  private static final ClinicalLogic OFFICIAL = new ReferenceEngine().prepare(PROGRAM);

  private static LogicProgram program(String cql) {
    return SmallLogic.program(
        cql, List.of(), Set.of("Any"), ShippedLogic.program().terminology(), Map.of());
  }

  private static String snomed(String code) {
    return "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"" + code + "\"}]}";
  }

  private static RawResource observation(String members) {
    return RawResource.of(
        "Observation",
        "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/p1\"},"
            + members
            + "}");
  }

  private static PatientRecord record(RawResource... observations) {
    RawResource patient = RawResource.of("Patient", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}");
    return new PatientRecord(
        "p1",
        Optional.empty(),
        Stream.concat(Stream.of(patient), Stream.of(observations)).toList(),
        Set.of());
  }

  private static Ternary any(Answers answers) {
    return answers.to("Any").value();
  }

  private static List<String> unmapped(Answers answers) {
    return answers.unmapped().stream().map(each -> each.code().code()).sorted().toList();
  }

  /** What both engines say. */
  private static void assertBoth(PatientRecord record, Ternary any, String... unmapped) {
    for (ClinicalLogic engine : List.of(OFFICIAL, COMPILED)) {
      Answers answers = engine.answer(record, SmallLogic.MOMENT);
      assertThat(any(answers)).isEqualTo(any);
      assertThat(unmapped(answers)).containsExactly(unmapped);
    }
  }

  @Test
  void areNotFound() {
    assertBoth(record(observation("\"id\":\"o1\",\"code\":" + OTHER)), Ternary.FALSE);
    assertBoth(record(observation("\"id\":\"o1\",\"code\":" + CRAMP)), Ternary.TRUE);
    assertBoth(
        record(
            observation("\"id\":\"o1\",\"code\":" + OTHER),
            observation("\"code\":" + CRAMP + ",\"id\":\"o2\"")),
        Ternary.TRUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"o1\"",
        "\"id\":\"o1\",\"code\":{\"text\":\"Cramp\"}",
        "\"status\":\"final\""
      })
  void areThoseWithoutACode(String members) {
    for (ClinicalLogic engine : List.of(OFFICIAL, COMPILED)) {
      assertThat(any(engine.answer(record(observation(members)), SmallLogic.MOMENT)))
          .isEqualTo(Ternary.FALSE);
    }
  }

  @Test
  void areNotThoseWithOneOfSeveralCodes() {
    String both =
        "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"57406009\"},"
            + "{\"system\":\"http://snomed.info/sct\",\"code\":\"424647005\"}]}";
    assertBoth(record(observation("\"id\":\"o1\",\"code\":" + both)), Ternary.TRUE);
  }

  /** What a resource says matters once it is known what it is. */
  @ParameterizedTest
  @CsvSource({"true, true", "false, true", "true, false", "false, false"})
  void haveNoUnknownValues(boolean isFound, boolean isCodeFirst) {
    String code = "\"code\":" + (isFound ? CRAMP : NOBODY_KNOWS);
    String value = "\"valueCodeableConcept\":" + snomed("no-value");
    PatientRecord record =
        record(observation(isCodeFirst ? code + "," + value : value + "," + code));
    if (isFound) {
      assertBoth(record, Ternary.TRUE, "no-value");
    } else {
      assertBoth(record, Ternary.FALSE, "nobody-knows");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areNotCountedForOthers(boolean isSubjectFirst) {
    String code = "\"code\":" + NOBODY_KNOWS;
    String subject = "\"subject\":{\"reference\":\"Patient/p2\"}";
    RawResource resource =
        RawResource.of(
            "Observation",
            "{\"resourceType\":\"Observation\","
                + (isSubjectFirst ? subject + "," + code : code + "," + subject)
                + "}");
    assertBoth(record(resource), Ternary.FALSE);
  }

  /** The first of one id is the resource, whatever the next says. */
  @Test
  void takeTheirIdWithThem() {
    assertBoth(
        record(
            observation("\"id\":\"o1\",\"code\":" + OTHER),
            observation("\"id\":\"o1\",\"code\":" + CRAMP)),
        Ternary.FALSE);
    assertBoth(
        record(
            observation("\"code\":" + OTHER + ",\"id\":\"o1\""),
            observation("\"code\":" + CRAMP + ",\"id\":\"o1\"")),
        Ternary.FALSE);
    assertBoth(
        record(
            observation("\"id\":\"o1\",\"code\":" + CRAMP),
            observation("\"id\":\"o1\",\"code\":" + OTHER)),
        Ternary.TRUE);
  }

  /** However its members are written and in whatever order they come. */
  @ParameterizedTest
  @CsvSource({"true, true", "false, true", "true, false", "false, false"})
  void mayBeNoFhirAtAll(boolean isFound, boolean isCodeFirst) {
    String code = "\"code\":" + (isFound ? CRAMP : OTHER);
    String bad = "\"status\":{\"no\":\"code\"},\"contained\":[{\"resourceType\":\"SECRET\"}]";
    PatientRecord record = record(observation(isCodeFirst ? code + "," + bad : bad + "," + code));
    if (isFound) {
      assertThatThrownBy(() -> COMPILED.answer(record, SmallLogic.MOMENT))
          .isInstanceOf(UnreadableResources.class);
    } else {
      assertThat(any(COMPILED.answer(record, SmallLogic.MOMENT))).isEqualTo(Ternary.FALSE);
    }
  }

  /** An oddly written code may mean anything. */
  @Test
  void areNotThoseWhoseCodeCannotBeRead() {
    PatientRecord record =
        record(observation("\"code\":[],\"contained\":[{\"resourceType\":\"SECRET\"}]"));
    assertThatThrownBy(() -> COMPILED.answer(record, SmallLogic.MOMENT))
        .isInstanceOf(UnreadableResources.class);
  }

  /** Each element has value sets of its own, and any of its concepts is enough. */
  @ParameterizedTest
  @CsvSource({
    "424647005, 424647005, TRUE",
    "424647005, 57406009, TRUE",
    "57406009, 424647005, FALSE",
    "57406009, 57406009, TRUE",
    "424647005, , TRUE",
    ", 57406009, TRUE",
    "57406009, , FALSE",
    ", 424647005, FALSE"
  })
  void goByEachElementForItself(@Nullable String code, @Nullable String category, Ternary any) {
    LogicProgram program =
        program(
            HEAD
                + "define \"Any\": exists [Observation: code in \"Cramp\"]"
                + " or exists [Observation: category in \"Carpal tunnel\"]\n");
    List<String> members = new ArrayList<>(List.of("\"id\":\"o1\""));
    if (code != null) {
      members.add("\"code\":" + snomed(code));
    }
    if (category != null) {
      members.add("\"category\":[" + CRAMP + "," + snomed(category) + "]");
    }
    members.add("\"valueCodeableConcept\":" + snomed("no-value"));
    for (int turned = 0; turned < members.size(); turned++) {
      Collections.rotate(members, 1);
      PatientRecord record = record(observation(String.join(",", members)));
      for (ClinicalLogic engine : SmallLogic.onBothEngines(program)) {
        Answers answers = engine.answer(record, SmallLogic.MOMENT);
        assertThat(any(answers)).isEqualTo(any);
        assertThat(unmapped(answers))
            .isEqualTo(any == Ternary.TRUE ? List.of("no-value") : List.of());
      }
    }
  }

  /** An element by which resources are found is looked at whatever else it says. */
  @Test
  void areCountedByWhatTheyWouldBeFoundBy() {
    LogicProgram program =
        program(HEAD + "define \"Any\": exists [ImagingStudy: procedureCode in \"Cramp\"]\n");
    PatientRecord record =
        record(
            RawResource.of(
                "ImagingStudy",
                """
                {"resourceType":"ImagingStudy","id":"i1","status":"available",
                 "procedureCode":[%s],"subject":{"reference":"Patient/p1"}}
                """
                    .formatted(NOBODY_KNOWS)));
    for (ClinicalLogic engine : SmallLogic.onBothEngines(program)) {
      Answers answers = engine.answer(record, SmallLogic.MOMENT);
      assertThat(any(answers)).isEqualTo(Ternary.FALSE);
      assertThat(unmapped(answers)).containsExactly("nobody-knows");
    }
  }

  /** HAPI reads one concept where FHIR has a list. */
  @ParameterizedTest
  @CsvSource({"424647005, TRUE", "57406009, FALSE"})
  void mayBeWrittenOddly(String code, Ternary any) {
    String odd = "{\"coding\":{\"system\":\"http://snomed.info/sct\",\"code\":\"" + code + "\"}}";
    assertBoth(record(observation("\"id\":\"o1\",\"code\":" + odd)), any);
  }

  @ParameterizedTest
  @CsvSource({"p1, 1", "p2, 0"})
  void areOfThosePatientsThatTakePart(String patient, int counted) {
    LogicProgram program =
        program(HEAD + "define \"Any\": exists [Appointment: serviceType in \"Cramp\"]\n");
    PatientRecord record =
        record(
            RawResource.of(
                "Appointment",
                """
                {"resourceType":"Appointment","id":"a1","serviceType":[%s],"status":"booked",
                 "participant":[{"status":"accepted","actor":{"reference":"Patient/%s"}}]}
                """
                    .formatted(NOBODY_KNOWS, patient)));
    for (ClinicalLogic engine : SmallLogic.onBothEngines(program)) {
      assertThat(unmapped(engine.answer(record, SmallLogic.MOMENT))).hasSize(counted);
    }
  }

  /** What a drug is may stand in another resource, or further down. */
  @ParameterizedTest
  @CsvSource({"161, TRUE", "5640, FALSE"})
  void areNoDrugs(String ingredient, Ternary any) {
    LogicProgram program =
        program(HEAD + "define \"Any\": exists [MedicationRequest: \"Acetaminophen\"]\n");
    String drug =
        "{\"resourceType\":\"Medication\",\"id\":\"m1\",\"code\":{\"coding\":[{\"system\":"
            + "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\""
            + ingredient
            + "\"}]}}";
    String head = "{\"resourceType\":\"MedicationRequest\",\"id\":\"r1\",\"medicationReference\":";
    String rest = "\"subject\":{\"reference\":\"Patient/p1\"}}";
    PatientRecord supplied =
        record(
            RawResource.of("MedicationRequest", head + "{\"reference\":\"Medication/m1\"}," + rest),
            RawResource.of("Medication", drug));
    PatientRecord contained =
        record(
            RawResource.of(
                "MedicationRequest",
                head + "{\"reference\":\"#m1\"},\"contained\":[" + drug + "]," + rest));
    for (ClinicalLogic engine : SmallLogic.onBothEngines(program)) {
      assertThat(any(engine.answer(supplied, SmallLogic.MOMENT))).isEqualTo(any);
      assertThat(any(engine.answer(contained, SmallLogic.MOMENT))).isEqualTo(any);
    }
  }

  /** Where one retrieve takes all of a type, all of it is read. */
  @Test
  void areNoneWhereAllAreAskedFor() {
    ClinicalLogic all =
        new CompiledEngine(ParsedResources::new)
            .prepare(
                program(
                    HEAD
                        + "define \"Any\": exists [Observation: \"Cramp\"]"
                        + " or exists ([Observation] O where O.status = 'final')\n"));
    PatientRecord record = record(observation("\"code\":" + OTHER + ",\"status\":\"final\""));
    assertThat(any(all.answer(record, SmallLogic.MOMENT))).isEqualTo(Ternary.TRUE);
  }
}
