package dev.carpus.pathway.content;

import static java.util.Map.entry;

import dev.carpus.terminology.CodeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The clinicians' tables: where codes come from, and which value sets they belong to. */
final class ClinicalTables {
  static final String SNOMED = "http://snomed.info/sct";
  static final String LOINC = "http://loinc.org";
  static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  static final String ROUTES = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";
  static final String INTERPRETATION =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

  /** The systems whose codes the pathway recognises, each with its OID. */
  static final Map<String, String> RECOGNISED =
      Map.of(
          SNOMED, "2.16.840.1.113883.6.96",
          LOINC, "2.16.840.1.113883.6.1",
          ICD, "2.16.840.1.113883.6.90",
          RXNORM, "2.16.840.1.113883.6.88",
          ROUTES, "2.16.840.1.113883.5.112",
          INTERPRETATION, "2.16.840.1.113883.5.83");

  /** A row of {@code codes.tsv}. */
  record CodeRow(String concept, CodeKey key, String display, String confidence) {
    boolean isRecognised() {
      return RECOGNISED.containsKey(key.system());
    }

    @Override
    public String toString() {
      return concept + ": " + key;
    }
  }

  /** A row of {@code value-sets.tsv}; the code of one that awaits its codes is empty. */
  record MemberRow(String valueSet, CodeKey key, String note) {
    boolean awaitsCodes() {
      return key.code().isEmpty();
    }
  }

  /**
   * The value sets of the content that hold a part of others, as a rule asks for just that, each
   * with those that it is a part of.
   */
  static final Map<String, List<String>> PARTS =
      Map.ofEntries(
          entry("VS-ALT", List.of("VS-Transaminase")),
          entry("VS-AST", List.of("VS-Transaminase")),
          entry("VS-AlkalinePhosphatase", List.of("VS-InflamLab-LFT")),
          entry("VS-Bilirubin", List.of("VS-InflamLab-LFT")),
          entry("VS-BloodCountPanel", List.of("VS-InflamLab-CBC")),
          entry("VS-Burning", List.of("VS-Vasomotor")),
          entry("VS-CardiacDevice", List.of("VS-MRIUnsafeImplant")),
          entry("VS-CreatineKinase", List.of("VS-OptionalCrampLab")),
          entry("VS-Erythema", List.of("VS-Vasomotor")),
          entry("VS-HandEffusion", List.of("VS-HandSwelling")),
          entry("VS-Hemoglobin", List.of("VS-InflamLab-CBC")),
          entry("VS-ImplantWithoutDevice", List.of("VS-MRIUnsafeImplant")),
          entry("VS-LiverPanel", List.of("VS-InflamLab-LFT")),
          entry("VS-Nonunion", List.of("VS-StructuralHand")),
          entry("VS-SystemicLupus", List.of("VS-InflammatoryHand")),
          entry("VS-Tetany", List.of("VS-MetabolicCramp")),
          entry("VS-Thyrotropin", List.of("VS-OptionalCrampLab")),
          entry("VS-UrinalysisPanel", List.of("VS-InflamLab-UA")),
          entry("VS-Warfarin", List.of("VS-Anticoagulant")),
          entry("VS-WristPain", List.of("VS-HandPain")),
          entry("VS-WristStudy", List.of("VS-HandMRI", "VS-HandUS")));

  /** Osteoarthritis names no place either, though the table has no note of it. */
  private static final CodeKey OSTEOARTHRITIS = new CodeKey(SNOMED, "396275006");

  private static final String HAND_SITE_ONLY = "only with a hand bodySite";
  private static final Set<String> SIDED_SYSTEMS = Set.of(SNOMED, ICD);

  private ClinicalTables() {}

  private static List<String[]> rows(String table) {
    Path file =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.shared")))
            .resolve("clinical")
            .resolve(table);
    try {
      return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every row of the table of codes. */
  static List<CodeRow> codes() {
    return rows("codes.tsv").stream()
        .map(row -> new CodeRow(row[0], new CodeKey(row[1], row[2]), row[3], row[5]))
        .toList();
  }

  /** The rows of this confidence, in a system whose codes the pathway recognises. */
  static List<CodeRow> recognised(String confidence) {
    return codes().stream()
        .filter(row -> row.isRecognised() && row.confidence().equals(confidence))
        .toList();
  }

  /** Every row of the table of value sets. */
  static List<MemberRow> members() {
    return rows("value-sets.tsv").stream()
        .map(row -> new MemberRow(row[0], new CodeKey(row[1], row[2]), row[4]))
        .toList();
  }

  /** The value sets of each code as the tables give them, without what maps add. */
  static Map<CodeKey, NavigableSet<String>> valueSetsOf() {
    Map<CodeKey, NavigableSet<String>> valueSets = new TreeMap<>();
    for (MemberRow row : members()) {
      if (!row.awaitsCodes()) {
        valueSets.computeIfAbsent(row.key(), _ -> new TreeSet<>()).add(row.valueSet());
        if (row.note().contains(HAND_SITE_ONLY) || row.key().equals(OSTEOARTHRITIS)) {
          valueSets.get(row.key()).add("VS-NamesNoPlace");
        }
      }
    }
    for (CodeRow row : codes()) {
      String side = side(row);
      if (!side.isEmpty()) {
        valueSets.computeIfAbsent(row.key(), _ -> new TreeSet<>()).add(side);
      }
    }
    return valueSets;
  }

  /** The value set of the side that a code's display names; empty if it names none. */
  private static String side(CodeRow row) {
    if (!row.confidence().equals("verified") || !SIDED_SYSTEMS.contains(row.key().system())) {
      return "";
    }
    List<String> words = List.of(row.display().toLowerCase(Locale.ROOT).split("[^a-z]+"));
    boolean isRight = words.contains("right");
    boolean isLeft = words.contains("left");
    if (words.contains("bilateral") || (isRight && isLeft)) {
      return "VS-SideBoth";
    }
    return isRight ? "VS-SideRight" : isLeft ? "VS-SideLeft" : "";
  }
}
