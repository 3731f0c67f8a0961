package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.ElmBuild;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.terminology.ExpansionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Content that is broken in one place each. */
class PathwayLoaderTest {
  private static final String PATHWAY = "bilateral-hand-cramping";
  private static final String PLAN = PATHWAY + "/PlanDefinition-bilateral-hand-cramping.json";
  private static final String CQL = PATHWAY + "/cql/BilateralHandCramping.cql";

  /** An engine that is never asked: loading is what is tested here. */
  private static final LogicEngine ENGINE =
      _ -> {
        ClinicalLogic unasked = (_, _) -> Answers.of(Map.of(), List.of());
        return unasked;
      };

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copyTheShippedContent() throws IOException {
    Path shipped = ContentFolder.shipped().root();
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(shipped.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void edit(String file, UnaryOperator<String> change) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  private int lineOf(String file, String text) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(file));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(file + " does not hold " + text);
  }

  private PathwayLoading load() {
    return load(Map.of());
  }

  private PathwayLoading load(Map<String, String> parameters) {
    Site site =
        new Site(Map.of(PATHWAY, parameters), Optional.empty(), ExpansionSource.none(), List.of());
    return new PathwayLoader(ENGINE, site).load(new ContentFolder(folder)).getFirst();
  }

  /** As an engine says that does not know these pieces. */
  private List<ContentProblem> warningsOf(UnsupportedElm... pieces) {
    LogicEngine slow =
        _ ->
            new ClinicalLogic() {
              @Override
              public Answers answer(PatientRecord record, Moment moment) {
                return Answers.of(Map.of(), List.of());
              }

              @Override
              public List<UnsupportedElm> notCompiled() {
                return List.of(pieces);
              }
            };
    PathwayLoading loading =
        new PathwayLoader(slow, Site.none()).load(new ContentFolder(folder)).getFirst();
    assertThat(loading).isInstanceOf(PathwayLoading.Loaded.class);
    return loading.problems().stream()
        .filter(problem -> problem.message().contains("slower engine"))
        .toList();
  }

  @Test
  void namesWhatIsNotCompiledWithItsFileItsLineAndItsOperator() {
    assertThat(
            warningsOf(
                new UnsupportedElm("HandCrampingRecord", "12:3-14:20", "ExpandValueSet"),
                new UnsupportedElm("FHIRHelpers", "", "Descendents")))
        .extracting(ContentProblem::toString)
        .containsExactly(
            PATHWAY
                + "/cql/HandCrampingRecord.cql:12: warning: the compiler does not know"
                + " ExpandValueSet: all of the pathway runs on the slower engine; say it in another"
                + " way, or accept that every call takes some ten times as long",
            "FHIRHelpers: warning: the compiler does not know Descendents: all of the pathway runs"
                + " on the slower engine; say it in another way, or accept that every call takes"
                + " some ten times as long");
  }

  @Test
  void warnsOfNoSlownessWhereAllIsCompiled() {
    assertThat(warningsOf()).isEmpty();
  }

  private ContentProblem onlyError() {
    PathwayLoading loading = load();
    assertThat(loading).isInstanceOf(PathwayLoading.Rejected.class);
    List<ContentProblem> errors =
        loading.problems().stream().filter(ContentProblem::isError).toList();
    assertThat(errors).hasSize(1);
    return errors.getFirst();
  }

  @Test
  void loadsTheShippedContentWithNothingButWarningsOfValueSets() {
    assertThat(load())
        .isInstanceOfSatisfying(
            PathwayLoading.Loaded.class,
            loaded ->
                assertThat(loaded.problems())
                    .allSatisfy(problem -> {
                      assertThat(problem.isError()).isFalse();
                      assertThat(problem.message())
                          .containsAnyOf("awaits its codes", "no condition asks this value set");
                    })
                    .extracting(ContentProblem::file)
                    .contains(PATHWAY + "/terminology/ValueSet-VS-HospiceComfortCare.json"));
  }

  @Test
  void namesAnUnknownCodeSystem() throws IOException {
    String file = PATHWAY + "/terminology/ValueSet-VS-HandSite.json";
    edit(file, text -> text.replace("http://snomed.info/sct\"", "http://snomed.info/sctt\""));
    ContentProblem problem = onlyError();
    assertThat(problem.file()).isEqualTo(file);
    assertThat(problem.line()).isEqualTo(lineOf(file, "sctt"));
    assertThat(problem.message()).contains("unknown code system http://snomed.info/sctt");
  }

  @Test
  void namesAnEmptyValueSet() throws IOException {
    String file = PATHWAY + "/terminology/ValueSet-VS-HospiceComfortCare.json";
    edit(file, text -> text.replace("\"valueBoolean\": true", "\"valueBoolean\": false"));
    ContentProblem problem = onlyError();
    assertThat(problem.file()).isEqualTo(file);
    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.message()).contains("empty");
  }

  @Test
  void namesARuleWithoutSource() throws IOException {
    edit(
        PLAN,
        text ->
            text.replaceFirst(
                "(?s)(\"id\": \"P-11\".*?)\"documentation\": \\[.*?]", "$1\"documentation\": []"));
    ContentProblem problem = onlyError();
    assertThat(problem.file()).isEqualTo(PLAN);
    assertThat(problem.line()).isEqualTo(lineOf(PLAN, "\"P-11\"") - 1);
    assertThat(problem.message()).isEqualTo("rule P-11 has no source");
  }

  @Test
  void namesARuleWithoutIndicator() throws IOException {
    edit(
        PLAN,
        text -> text.replaceFirst("(?s)(\"id\": \"P-11\".*?)\"priority\": \"routine\",", "$1"));
    ContentProblem problem = onlyError();
    assertThat(problem.line()).isEqualTo(lineOf(PLAN, "\"P-11\"") - 1);
    assertThat(problem.message()).isEqualTo("rule P-11 has no indicator");
  }

  @Test
  void namesCqlThatDoesNotTranslate() throws IOException {
    deleteElm();
    edit(CQL, text -> text.replace("Cohort.\"In the pathway\"\n", "Cohort.\"In the path\"\n"));
    assertThat(load().problems())
        .anySatisfy(problem -> {
          assertThat(problem.isError()).isTrue();
          assertThat(problem.file()).isEqualTo(CQL);
          assertThat(problem.message()).contains("In the path");
        })
        .extracting(ContentProblem::line)
        .contains(lineOf(CQL, "Cohort.\"In the path\""));
  }

  @Test
  void refusesElmThatWasMadeFromOtherCql() throws IOException {
    edit(CQL, text -> text + "\n// another\n");
    ContentProblem problem = onlyError();
    assertThat(problem.file()).isEqualTo(CQL);
    assertThat(problem.message()).contains("made from other CQL");
  }

  /** An included library that changes makes the ELM of all that includes it stale. */
  @Test
  void refusesElmOfWhichAnIncludedLibraryWasMadeFromOtherCql() throws IOException {
    String words = PATHWAY + "/cql/Words.cql";
    Files.writeString(
        folder.resolve(words), "library Words version '1'\nusing FHIR version '4.0.1'\n");
    edit(
        CQL,
        text -> text.replaceFirst("(?m)^include ", "include Words version '1' called Words\n$0"));
    deleteElm();
    ElmBuild.main(new String[] {folder.toString()});
    assertThat(load()).isInstanceOf(PathwayLoading.Loaded.class);
    edit(words, text -> text + "\n// another\n");
    ContentProblem problem = onlyError();
    assertThat(problem.file()).isEqualTo(words);
    assertThat(problem.message()).contains("made from other CQL");
  }

  @Test
  void translatesWhereThereIsNoElm() throws IOException {
    deleteElm();
    assertThat(load()).isInstanceOf(PathwayLoading.Loaded.class);
  }

  private void deleteElm() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(PATHWAY + "/elm"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void namesAnExpressionThatTheLibraryLacks() throws IOException {
    edit(PLAN, text -> text.replace(".\\\"Under 18\\\"", ".\\\"Under 19\\\""));
    ContentProblem problem = onlyError();
    assertThat(problem.file()).isEqualTo(PLAN);
    assertThat(problem.line()).isEqualTo(lineOf(PLAN, "Under 19"));
    assertThat(problem.message()).contains("no expression \"Under 19\"");
  }

  @Test
  void namesAnExpressionThatGivesNoBoolean() throws IOException {
    edit(CQL, text -> text + "\ndefine \"A number\": 5\n");
    deleteElm();
    edit(PLAN, text -> text.replace(".\\\"Under 18\\\"", ".\\\"A number\\\""));
    assertThat(onlyError().message()).contains("gives no Boolean");
  }

  @Test
  void namesAnActivityDefinitionThatIsNotThere() throws IOException {
    edit(PLAN, text -> text.replace("lab-crp|0.1.0", "lab-crp-again|0.1.0"));
    ContentProblem problem = onlyError();
    assertThat(problem.line()).isEqualTo(lineOf(PLAN, "lab-crp-again|"));
  }

  @Test
  void namesASummaryThatIsTooLong() throws IOException {
    edit(PLAN, text -> text.replace("\"What films can show\"", "\"" + "x".repeat(140) + "\""));
    assertThat(onlyError().message()).contains("a title of 140 characters");
  }

  @Test
  void takesASummaryOfTheGreatestLength() throws IOException {
    edit(PLAN, text -> text.replace("\"What films can show\"", "\"" + "x".repeat(139) + "\""));
    assertThat(load()).isInstanceOf(PathwayLoading.Loaded.class);
  }

  /** some clients render the HTML that Markdown lets through. */
  @Test
  void namesRawHtmlInTheWordsOfARule() throws IOException {
    edit(PLAN, text -> text.replace("\"What films can show\"", "\"What <b>films</b> can show\""));
    assertThat(onlyError().message()).contains("raw HTML, in \"What <b>films</b>");
  }

  @Test
  void takesABracketThatStandsForItself() throws IOException {
    edit(PLAN, text -> text.replace("\"What films can show\"", "\"What \\\\<b films can show\""));
    assertThat(load()).isInstanceOf(PathwayLoading.Loaded.class);
  }

  @Test
  void namesJsonThatIsMalformedWithItsLine() throws IOException {
    String file = PATHWAY + "/terminology/ValueSet-VS-HandSite.json";
    edit(file, text -> text.replace("\"title\":", "\"title\""));
    assertThat(load().problems())
        .anySatisfy(problem -> {
          assertThat(problem.file()).isEqualTo(file);
          assertThat(problem.line()).isEqualTo(lineOf(file, "\"title\""));
          assertThat(problem.message()).startsWith("not JSON");
        });
  }

  @Test
  void namesAnElementThatFhirDoesNotKnow() throws IOException {
    String file = PATHWAY + "/terminology/ValueSet-VS-HandSite.json";
    edit(file, text -> text.replace("\"title\":", "\"titel\":"));
    assertThat(load().problems())
        .anySatisfy(problem -> {
          assertThat(problem.file()).isEqualTo(file);
          assertThat(problem.message()).contains("titel");
        });
  }

  @Test
  void readsALibraryWithAndWithoutWhatItCarriesForOtherEngines() throws IOException {
    String file = PATHWAY + "/Library-HandCrampingTerms.json";
    String carried = "\"content\": [{\"contentType\": \"text/cql\", \"data\": \"%s\"}],";
    edit(file, text -> withContent(text, carried.formatted("YQ==")));
    assertThat(load()).isInstanceOf(PathwayLoading.Loaded.class);
    edit(file, text -> withContent(text, ""));
    assertThat(load()).isInstanceOf(PathwayLoading.Loaded.class);
    edit(file, text -> withContent(text, carried.formatted("YQ==").replace("data", "daten")));
    assertThat(load().problems())
        .anySatisfy(problem -> {
          assertThat(problem.file()).isEqualTo(file);
          assertThat(problem.message()).contains("daten");
        });
  }

  /** The text of a library with this member of its own, or nothing, in the place of its content. */
  private static String withContent(String text, String content) {
    ObjectNode library = (ObjectNode) JsonMapper.shared().readTree(text);
    library.remove("content");
    return JsonMapper.shared().writeValueAsString(library).replaceFirst("\\{", "{" + content);
  }

  @Test
  void seeksLooseEndsUnlessItIsToldNotTo() {
    PathwayLoader loader = new PathwayLoader(ENGINE, Site.none());
    ContentFolder content = new ContentFolder(folder);
    List<ContentProblem> all = loader.load(content).getFirst().problems();
    List<ContentProblem> some = loader.withoutLooseEnds().load(content).getFirst().problems();
    assertThat(all).hasSizeGreaterThan(some.size()).containsAll(some);
    assertThat(all)
        .extracting(ContentProblem::message)
        .anyMatch(message -> message.contains("no condition asks this value set"));
    assertThat(some)
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.message()).contains("awaits its codes"));
  }

  @Test
  void namesEverythingAtOnce() throws IOException {
    edit(PLAN, text -> text.replace(".\\\"Under 18\\\"", ".\\\"Under 19\\\""));
    edit(
        PATHWAY + "/terminology/ValueSet-VS-HandSite.json",
        text -> text.replace("http://snomed.info/sct\"", "http://snomed.info/sctt\""));
    assertThat(load().problems().stream().filter(ContentProblem::isError)).hasSize(2);
  }

  @Test
  void refusesAParameterThatTheLibraryDoesNotHave() {
    assertThat(load(Map.of("XR_LOOKBACK", "90"))).isInstanceOf(PathwayLoading.Loaded.class);
    assertThat(load(Map.of("XR_LOOKBAK", "90")).problems())
        .filteredOn(ContentProblem::isError)
        .extracting(ContentProblem::message)
        .singleElement()
        .asString()
        .contains("XR_LOOKBAK");
  }

  @Test
  void refusesAWindowBelowZero() {
    assertThat(load(Map.of("XR_LOOKBACK", "0"))).isInstanceOf(PathwayLoading.Loaded.class);
    assertThat(load(Map.of("XR_LOOKBACK", "-1")).problems())
        .filteredOn(ContentProblem::isError)
        .extracting(ContentProblem::message)
        .containsExactly(
            "parameters.bilateral-hand-cramping.XR_LOOKBACK: -1 is not a whole number of 0 or more");
  }

  @Test
  void doesNotLetASiteSetTheEncounter() {
    assertThat(load(Map.of("ENCOUNTER_ID", "1"))).isInstanceOf(PathwayLoading.Rejected.class);
  }

  @Test
  void saysWhereThereIsNoPathway() {
    List<PathwayLoading> loadings =
        new PathwayLoader(ENGINE, Site.none())
            .load(new ContentFolder(folder.resolve("code-systems")));
    assertThat(loadings.getFirst().problems().getFirst().message()).isEqualTo("no pathway here");
  }

  @Test
  void asksForWhatTheLogicReads() {
    Pathway pathway = ((PathwayLoading.Loaded) load()).pathway();
    PrefetchPlan plan = pathway.prefetch();
    assertThat(plan.templates())
        .containsEntry("patient", "Patient/{{context.patientId}}")
        .containsEntry("encounter", "Encounter/{{context.encounterId}}")
        .containsEntry("conditions", "Condition?patient={{context.patientId}}&_count=200")
        .containsEntry(
            "medicationRequests",
            "MedicationRequest?patient={{context.patientId}}"
                + "&_include=MedicationRequest:medication&_count=200")
        .containsOnlyKeys(
            "patient",
            "encounter",
            "conditions",
            "allergyIntolerances",
            "appointments",
            "carePlans",
            "devices",
            "diagnosticReports",
            "imagingStudies",
            "medicationAdministrations",
            "medicationRequests",
            "medicationStatements",
            "observations",
            "procedures",
            "questionnaireResponses",
            "serviceRequests");
    assertThat(plan.templates().get("observations"))
        .contains("code=", "http://loinc.org|36756-5", "http://loinc.org|82810-3")
        .doesNotContain("424647005");
    assertThat(plan.queries().stream().filter(PrefetchPlan.Query::isRequired))
        .extracting(PrefetchPlan.Query::type)
        .containsExactlyInAnyOrder("Patient", "Condition");
  }
}
