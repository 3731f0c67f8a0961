package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.groups.Tuple.tuple;

import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.CqlTranslation.Outcome.Untranslatable;
import dev.carpus.logic.ElmGraph.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that includes others, which include others. */
class SeveralLibrariesTest {
  private static final String CRAMP = "https://v.example/cramp";

  private static final String TERMS =
      """
      /* The library of terms. */
      library Terms version '1'
      using FHIR version '4.0.1'
      codesystem "Status": 'https://c.example/status'
      valueset "Cramp": 'https://v.example/cramp'
      code "Active": 'active' from "Status"
      parameter WINDOW Integer default 90
      """;

  private static final String RECORD =
      """
      library Record version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      include Terms version '1' called T
      context Patient
      /* @evidence: shown */
      define "Cramps": [Condition: T."Cramp"] C where C.id is not null
      define "Adult": difference in days between Patient.birthDate and Today() > T.WINDOW
      """;

  private static final String MAIN =
      """
      library Main version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      include Record version '1' called R
      include Terms version '1' called Words
      parameter OWN Boolean default true
      context Patient
      define "Has cramps": R."Adult" and exists R."Cramps"
      define "Cramp code": exists ([Condition] C where C.code in Words."Cramp")
      """;

  private static final Map<String, String> SOURCES =
      Map.of("Terms", TERMS, "Record", RECORD, "Main", MAIN);

  private static final Translated TRANSLATED = translated(MAIN, List.of(TERMS, RECORD));

  private static Translated translated(String cql, List<String> others) {
    return switch (CqlTranslation.translate(cql, others)) {
      case Translated translated -> translated;
      case Untranslatable untranslatable ->
          throw new IllegalStateException(untranslatable.problems().toString());
    };
  }

  private static ElmGraph graph() {
    return new ElmGraph(TRANSLATED.main(), TRANSLATED.included());
  }

  private static Map<String, String> changed(String library) {
    Map<String, String> changed = new HashMap<>(SOURCES);
    changed.computeIfPresent(library, (_, cql) -> cql + "\n// another\n");
    return changed;
  }

  @Test
  void marksEachLibraryWithTheHashOfItsText() {
    assertThat(TRANSLATED.included())
        .extracting(ElmLibrary::name, ElmLibrary::cqlHash)
        .containsExactly(
            tuple("FHIRHelpers", ""),
            tuple("Record", CqlTranslation.hash(RECORD)),
            tuple("Terms", CqlTranslation.hash(TERMS)));
  }

  @Test
  void reachesIntoTheLibrariesThatItIncludes() {
    ElmGraph.Reach reach = graph().reach("Has cramps");
    assertThat(reach.reads()).contains(new Read("Condition", "code", CRAMP));
    assertThat(reach.evidence()).containsExactly(new ExpressionName("Record", "Cramps"));
    assertThat(reach.patientElements()).containsExactly("birthDate");
    assertThat(reach.valueSets()).containsExactly(CRAMP);
    assertThat(graph().reach("Cramp code").valueSets()).containsExactly(CRAMP);
    assertThat(graph().reach("Cramp code").evidence()).isEmpty();
  }

  @Test
  void tellsWhatAllLibrariesDeclare() {
    assertThat(graph().parameters()).containsExactly("OWN", "WINDOW");
    assertThat(graph().valueSets()).containsExactly(CRAMP);
    assertThat(graph().codes())
        .extracting(Object::toString)
        .containsExactly("https://c.example/status|active");
  }

  @Test
  void takesAnEmptyValueSetOfAnotherLibraryForOne() {
    assertThat(new NeverTrue(graph(), Set.of(CRAMP)).covers("Has cramps")).isTrue();
    assertThat(new NeverTrue(graph(), Set.of(CRAMP)).covers("Cramp code")).isTrue();
    assertThat(new NeverTrue(graph(), Set.of()).covers("Cramp code")).isFalse();
  }

  @Test
  void readsBackAllLibraries(@TempDir Path folder) throws IOException {
    ElmFolder elm = new ElmFolder(folder);
    elm.write(TRANSLATED);
    assertThat(elm.read("Main", SOURCES)).contains(TRANSLATED);
    assertThat(elm.read("Record", SOURCES)).contains(translated(RECORD, List.of(TERMS, MAIN)));
    assertThat(elm.changed("Main", SOURCES)).isEmpty();
  }

  @Test
  void refusesElmWhereAnIncludedLibraryHasChanged(@TempDir Path folder) throws IOException {
    ElmFolder elm = new ElmFolder(folder);
    elm.write(TRANSLATED);
    assertThat(elm.read("Main", changed("Terms"))).isEmpty();
    assertThat(elm.changed("Main", changed("Terms"))).containsExactly("Terms");
    assertThat(elm.isFresh("Record", changed("Terms"))).isFalse();
    assertThat(elm.isFresh("Record", changed("Main"))).isTrue();
  }

  @Test
  void refusesElmThatAnIncludedLibraryWasBuiltAnewBeside(@TempDir Path folder) throws IOException {
    ElmFolder elm = new ElmFolder(folder);
    elm.write(TRANSLATED);
    elm.write(translated(changed("Terms").getOrDefault("Terms", ""), List.of()));
    assertThat(elm.isFresh("Terms", changed("Terms"))).isTrue();
    assertThat(elm.changed("Main", changed("Terms"))).containsExactly("Terms");
    assertThat(elm.changed("Main", SOURCES)).containsExactly("Terms");
  }

  @Test
  void refusesElmOfWhichALibraryIsGone(@TempDir Path folder) throws IOException {
    ElmFolder elm = new ElmFolder(folder);
    elm.write(TRANSLATED);
    Files.delete(folder.resolve("elm/FHIRHelpers.json"));
    assertThat(elm.changed("Main", SOURCES)).containsExactly("FHIRHelpers");
    assertThat(elm.isFresh("Terms", SOURCES)).isTrue();
  }

  @Test
  void buildsWhatHasChangedAndWhatIncludesIt(@TempDir Path folder) throws IOException {
    Path cql = Files.createDirectories(folder.resolve("sample/cql"));
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Files.writeString(cql.resolve(source.getKey() + ".cql"), source.getValue());
    }
    ElmBuild.main(new String[] {folder.toString()});
    ElmFolder elm = new ElmFolder(folder.resolve("sample"));
    assertThat(elm.read("Main", SOURCES)).contains(TRANSLATED);
    Files.writeString(cql.resolve("Terms.cql"), TERMS.replace("default 90", "default 91"));
    ElmBuild.main(new String[] {folder.toString()});
    Map<String, String> now = new HashMap<>(SOURCES);
    now.put("Terms", TERMS.replace("default 90", "default 91"));
    assertThat(elm.isFresh("Main", now)).isTrue();
    assertThat(elm.isFresh("Record", now)).isTrue();
    assertThat(elm.isFresh("Terms", now)).isTrue();
  }

  @Test
  void failsTheBuildOnceForEachProblem(@TempDir Path folder) throws IOException {
    Path cql = Files.createDirectories(folder.resolve("sample/cql"));
    Files.writeString(cql.resolve("Main.cql"), MAIN);
    Files.writeString(cql.resolve("Record.cql"), RECORD.replace("T.\"Cramp\"", "T.\"Cramps\""));
    Files.writeString(cql.resolve("Terms.cql"), TERMS);
    assertThat(catchThrowable(() -> ElmBuild.main(new String[] {folder.toString()})))
        .isInstanceOf(IllegalStateException.class);
  }
}
