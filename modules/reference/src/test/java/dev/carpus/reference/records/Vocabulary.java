package dev.carpus.reference.records;

import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The codes of the shipped value sets, and all the ways in which a chart may write them. */
final class Vocabulary {
  static final String SNOMED = "http://snomed.info/sct";
  static final String LOCAL = "https://carpus.example/fhir/CodeSystem/hand-cramping";
  private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String VALUE_SETS = "https://carpus.example/fhir/ValueSet/";
  private static final List<String> SYSTEMS =
      List.of(
          SNOMED,
          ICD,
          "http://loinc.org",
          "http://www.nlm.nih.gov/research/umls/rxnorm",
          LOCAL,
          "urn:oid:1.2.3.4.5");

  /** Words of which some say something to the logic. */
  private static final List<String> WORDS =
      List.of(
          "Hand",
          "Left wrist",
          "Finger joint",
          "Knee region structure",
          "Foot",
          "THUMB",
          "Shorthand",
          "Pacemaker, MR Conditional",
          "Coronary stent",
          "as told by the patient",
          "Ökölbe szorított kéz ✊");

  private final Chance chance;
  private final Codes codes;

  Vocabulary(Chance chance, Codes codes) {
    this.chance = chance;
    this.codes = codes;
  }

  /** What does not change from record to record. */
  static final class Codes {
    private final ConceptIndex index;
    private final Map<String, List<String>> names;
    private final ConcurrentMap<String, List<CodeKey>> ofValueSet = new ConcurrentHashMap<>();

    Codes(ConceptIndex index, ContentFolder content) {
      this.index = index;
      names = new HashMap<>();
      for (ContentFile file : content.codeSystems()) {
        JsonNode system = Json.read(file.text());
        List<String> others = new ArrayList<>();
        String url = system.path("url").asString();
        others.add(url + "/");
        for (JsonNode identifier : system.path("identifier")) {
          String value = identifier.path("value").asString();
          others.add(value);
          others.add(value.replace("urn:oid:", ""));
        }
        names.put(url, others);
      }
    }

    private List<CodeKey> of(String valueSet) {
      return ofValueSet.computeIfAbsent(
          valueSet, name -> List.copyOf(index.codesOf(VALUE_SETS + name)));
    }

    private List<String> names(String system) {
      return Optional.ofNullable(names.get(system)).orElse(List.of(system + "/"));
    }
  }

  /** A concept of any of these value sets, by their ids; unknown where they are all empty. */
  ObjectNode concept(String... valueSets) {
    List<CodeKey> choices = new ArrayList<>();
    for (String valueSet : valueSets) {
      choices.addAll(codes.of(valueSet));
    }
    return choices.isEmpty() ? unknown() : concept(chance.of(choices));
  }

  /** A concept of a code. */
  ObjectNode concept(CodeKey key) {
    ObjectNode concept = Json.object();
    if (chance.isOrdinary()) {
      concept.putArray("coding").add(coding(key));
    } else {
      writeOdd(concept, key);
    }
    if (chance.percent(10)) {
      concept.put("text", chance.of(WORDS));
    }
    return concept;
  }

  /** A concept of the local code system. */
  ObjectNode local(String code) {
    return concept(new CodeKey(LOCAL, code));
  }

  /** A concept of a code system that HL7 keeps. */
  ObjectNode hl7(String system, String code) {
    return concept(new CodeKey("http://terminology.hl7.org/CodeSystem/" + system, code));
  }

  /** A concept that nobody knows. */
  ObjectNode unknown() {
    ObjectNode concept = Json.object();
    concept.putArray("coding").add(coding(unknownCode()));
    return concept;
  }

  /** By mouth. */
  ObjectNode oral() {
    return concept(new CodeKey(SNOMED, "26643006"));
  }

  /** Any words. */
  String words() {
    return chance.of(WORDS);
  }

  /** A coding of a code, which may have words as well. */
  ObjectNode coding(CodeKey key) {
    ObjectNode coding = Json.object().put("system", key.system()).put("code", key.code());
    if (chance.percent(10)) {
      coding.put("display", chance.of(WORDS));
    }
    return coding;
  }

  private CodeKey unknownCode() {
    return new CodeKey(
        chance.of(SYSTEMS), chance.of("999999998", "X99.9", "0", "LP-1", "unheard-of", " "));
  }

  private void writeOdd(ObjectNode concept, CodeKey key) {
    ObjectNode coding = coding(key);
    switch (chance.between(0, 9)) {
      case 0 -> concept.put("text", chance.of(WORDS));
      case 1 -> concept.putArray("coding").add(coding(unknownCode()));
      case 2 -> concept.putArray("coding").add(coding(unknownCode())).add(coding);
      case 3, 4, 5 -> {
        coding.put("system", chance.of(codes.names(key.system())));
        concept.putArray("coding").add(coding.put("code", respelled(key)));
      }
      case 6 -> {
        coding.remove("system");
        concept.putArray("coding").add(coding);
      }
      case 7 -> {
        Json.absent(coding, chance.of("code", "system"));
        concept.putArray("coding").add(coding);
      }
      case 8 ->
          concept
              .putArray("coding")
              .add(coding.put("version", "2019").put("userSelected", true))
              .add(coding(key));
      default -> concept.putArray("coding");
    }
  }

  /** As it comes without its dot, with blanks, or in other letters. */
  private String respelled(CodeKey key) {
    return switch (chance.between(0, 3)) {
      case 0 -> key.code().replace(".", "");
      case 1 -> key.code().toLowerCase(Locale.ROOT);
      case 2 -> " " + key.code();
      default -> key.code();
    };
  }
}
