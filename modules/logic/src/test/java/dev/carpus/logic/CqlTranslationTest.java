package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.CqlTranslation.Outcome.Untranslatable;
import dev.carpus.logic.ElmGraph.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CqlTranslationTest {
  private static final String CQL =
      """
      library Sample version '1.0'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      valueset "Cramp": 'https://carpus.example/fhir/ValueSet/cramp'
      parameter WINDOW Integer default 90
      context Patient
      define "Adult": Patient.birthDate before Today()
      /* @evidence: shown */
      define "Cramps": [Condition: "Cramp"] C where C.id is not null
      define "Has cramps": "Adult" and exists "Cramps"
      define "Films": exists [Observation]
      define "Count": 1
      """;

  private static final Translated TRANSLATED =
      (Translated) CqlTranslation.translate(CQL, List.of());

  private static ElmGraph graph() {
    return new ElmGraph(TRANSLATED.main(), TRANSLATED.included());
  }

  @Test
  void translatesWithTheLibrariesThatItIncludes() {
    assertThat(TRANSLATED.main().name()).isEqualTo("Sample");
    assertThat(TRANSLATED.main().version()).isEqualTo("1.0");
    assertThat(TRANSLATED.included())
        .extracting(library -> library.name() + "|" + library.version())
        .containsExactly("FHIRHelpers|4.0.1");
  }

  @Test
  void namesEveryErrorWithItsLineAndColumn() {
    CqlTranslation.Outcome outcome =
        CqlTranslation.translate(
            CQL.replace("exists \"Cramps\"", "exists \"Crampz\"") + "define \"Bad\": 1 + 'x'\n",
            List.of());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Untranslatable.class,
            untranslatable -> {
              assertThat(untranslatable.problems())
                  .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(10);
                    assertThat(problem.message()).contains("Crampz");
                  });
              assertThat(untranslatable.problems())
                  .anySatisfy(problem -> assertThat(problem.line()).isEqualTo(13));
            });
  }

  @Test
  void tellsWhatAnExpressionReadsAndRestsOn() {
    ElmGraph.Reach reach = graph().reach("Has cramps");
    assertThat(reach.reads())
        .contains(new Read("Condition", "code", "https://carpus.example/fhir/ValueSet/cramp"));
    assertThat(reach.types()).containsExactly("Condition");
    assertThat(reach.evidence()).containsExactly(new ExpressionName("Sample", "Cramps"));
    assertThat(reach.patientElements()).containsExactly("birthDate");
    assertThat(reach.valueSets()).containsExactly("https://carpus.example/fhir/ValueSet/cramp");
    assertThat(graph().reach("Films").reads()).containsExactly(new Read("Observation", "", ""));
  }

  @Test
  void tellsWhichExpressionsGiveABoolean() {
    assertThat(graph().booleanExpressions()).containsExactly("Adult", "Films", "Has cramps");
    assertThat(graph().expressions()).contains("Count", "Cramps");
    assertThat(graph().parameters()).containsExactly("WINDOW");
  }

  @Test
  void readsBackElmThatWasMadeFromTheSameCqlOnly(@TempDir Path folder) throws IOException {
    ElmFolder elm = new ElmFolder(folder);
    assertThat(elm.read("Sample", Map.of("Sample", CQL))).isEmpty();
    elm.write(TRANSLATED);
    assertThat(elm.read("Sample", Map.of("Sample", CQL))).contains(TRANSLATED);
    assertThat(elm.read("Sample", Map.of("Sample", CQL + " "))).isEmpty();
    assertThat(elm.read("Sample", Map.of())).isEmpty();
    assertThat(elm.holds("Sample")).isTrue();
  }

  @Test
  void buildsTheElmOfAContentFolderOnceForTheSameCql(@TempDir Path folder) throws IOException {
    Path cql = Files.createDirectories(folder.resolve("sample/cql"));
    Files.writeString(cql.resolve("Sample.cql"), CQL);
    Files.writeString(
        folder.resolve("sample/Library-Sample.json"), "{\"resourceType\":\"Library\"}");
    ElmBuild.main(new String[] {folder.toString()});
    Path elm = folder.resolve("sample/elm/Sample.json");
    var made = Files.getLastModifiedTime(elm);
    assertThat(new ElmFolder(folder.resolve("sample")).read("Sample", Map.of("Sample", CQL)))
        .isPresent();
    assertThat(Files.readString(folder.resolve("sample/Library-Sample.json")))
        .contains("text/cql", "application/elm+json");
    ElmBuild.main(new String[] {folder.toString()});
    assertThat(Files.getLastModifiedTime(elm)).isEqualTo(made);
  }

  @Test
  void failsTheBuildOnCqlThatDoesNotTranslate(@TempDir Path folder) throws IOException {
    Path cql = Files.createDirectories(folder.resolve("sample/cql"));
    Files.writeString(cql.resolve("Sample.cql"), CQL.replace("[Observation]", "[Observashun]"));
    assertThat(catchThrowable(() -> ElmBuild.main(new String[] {folder.toString()})))
        .isInstanceOf(IllegalStateException.class);
  }
}
