package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A retrieve finds each resource once, in the order in which they came. */
class RetrievesTest {
  private static final String HEAD =
      """
      library T version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1'
      valueset "Cramp": 'https://carpus.example/fhir/ValueSet/VS-HandCramp'
      valueset "Carpal tunnel": 'https://carpus.example/fhir/ValueSet/VS-CTS'
      context Patient
      """;
  private static final String CRAMP = snomed("424647005");
  private static final String MUSCLE_CRAMP = snomed("55300003");
  private static final String CARPAL_TUNNEL = snomed("57406009");

  private static final PatientRecord RECORD =
      new PatientRecord(
          "p1",
          Optional.empty(),
          List.of(
              RawResource.of("Patient", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}"),
              condition("c3", concept(CRAMP), concept(CARPAL_TUNNEL)),
              condition("c1", concept(CARPAL_TUNNEL), concept(CRAMP), concept(CRAMP)),
              condition("c2", concept(MUSCLE_CRAMP, CRAMP, CARPAL_TUNNEL))),
          Set.of());

  private static String snomed(String code) {
    return "{\"system\":\"http://snomed.info/sct\",\"code\":\"" + code + "\"}";
  }

  private static String concept(String... codings) {
    return "{\"coding\":[" + String.join(",", codings) + "]}";
  }

  private static RawResource condition(String id, String code, String... categories) {
    return RawResource.of(
        "Condition",
        """
        {"resourceType":"Condition","id":"%s","subject":{"reference":"Patient/p1"},
         "code":%s,"category":[%s]}
        """
            .formatted(id, code, String.join(",", categories)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [Condition]                                   | c3 c1 c2
          [Condition: "Cramp"]                          | c3 c2
          [Condition: "Carpal tunnel"]                  | c1 c2
          [Condition: category in "Cramp"]              | c1
          [Condition: category in "Carpal tunnel"]      | c3
          [Condition: "Cramp"] union [Condition: category in "Cramp"] | c3 c2 c1
          """)
  void findEachOnceInTheOrderOfTheRecord(String retrieve, String ids) {
    assertThat(whetherTheyAre(ids, retrieve)).containsExactly(Ternary.TRUE, Ternary.TRUE);
    assertThat(whetherTheyAre("c2 c1 c3", retrieve)).containsExactly(Ternary.FALSE, Ternary.FALSE);
  }

  /** What both engines say. */
  private static List<Ternary> whetherTheyAre(String ids, String retrieve) {
    String ask =
        "define \"Asked\": ((%s) C return all C.id.value) = { '%s' }\n"
            .formatted(retrieve, ids.replace(" ", "', '"));
    LogicProgram program =
        SmallLogic.program(
            HEAD + ask, List.of(), Set.of("Asked"), ShippedLogic.program().terminology(), Map.of());
    return SmallLogic.onBothEngines(program).stream()
        .map(engine -> engine.answer(RECORD, SmallLogic.MOMENT).to("Asked").value())
        .toList();
  }
}
