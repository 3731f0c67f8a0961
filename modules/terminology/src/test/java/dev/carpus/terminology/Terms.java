package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** Small terminologies for tests: what is loaded, and short ways to write its resources. */
final class Terms {
  static final String SNOMED = "http://snomed.info/sct";
  static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String LOINC = "http://loinc.org";
  static final String OWN = "https://carpus.example/fhir/CodeSystem/own";
  static final String CRAMP = "https://carpus.example/fhir/ValueSet/cramp";
  static final String OTHER = "https://carpus.example/fhir/ValueSet/other";

  private static final String OID = "urn:oid:2.16.840.1.113883.6.";

  private final List<CodeSystem> systems = new ArrayList<>();
  private final List<ValueSet> valueSets = new ArrayList<>();
  private final List<ConceptMap> maps = new ArrayList<>();
  private final List<ConceptMap> siteMaps = new ArrayList<>();
  private final List<ConceptMap> learntMaps = new ArrayList<>();

  /** SNOMED CT, ICD-10-CM and LOINC, of which nothing but the names is at hand. */
  Terms() {
    systems.add(system(SNOMED, OID + "96"));
    systems.add(system(ICD, OID + "90"));
    systems.add(system(LOINC, OID + "1"));
  }

  static CodeSystem system(String url, String... identifiers) {
    CodeSystem system = new CodeSystem();
    system.setUrl(url).setContent(CodeSystemContentMode.NOTPRESENT);
    for (String identifier : identifiers) {
      system.addIdentifier().setValue(identifier);
    }
    return system;
  }

  static ValueSet valueSet(String url) {
    ValueSet valueSet = new ValueSet();
    valueSet.setUrl(url).setVersion("1");
    return valueSet;
  }

  static ConceptSetComponent listed(String system, String... codes) {
    ConceptSetComponent set = new ConceptSetComponent().setSystem(system);
    for (String code : codes) {
      set.addConcept().setCode(code);
    }
    return set;
  }

  static ConceptSetComponent members(String... valueSets) {
    ConceptSetComponent set = new ConceptSetComponent();
    Arrays.stream(valueSets).forEach(set::addValueSet);
    return set;
  }

  static ConceptMap map(String name) {
    ConceptMap map = new ConceptMap();
    map.setUrl("https://carpus.example/fhir/ConceptMap/" + name).setVersion("1");
    return map;
  }

  static TargetElementComponent target(String code, ConceptMapEquivalence equivalence) {
    return new TargetElementComponent().setCode(code).setEquivalence(equivalence);
  }

  /** A map of one code, from ICD-10-CM to SNOMED CT. */
  static ConceptMap map(String name, String source, TargetElementComponent... targets) {
    return map(name, ICD, source, SNOMED, targets);
  }

  static ConceptMap map(
      String name,
      String sourceSystem,
      String source,
      String targetSystem,
      TargetElementComponent... targets) {
    ConceptMap map = map(name);
    map.addGroup()
        .setSource(sourceSystem)
        .setTarget(targetSystem)
        .addElement()
        .setCode(source)
        .setTarget(List.of(targets));
    return map;
  }

  Terms with(CodeSystem system) {
    systems.add(system);
    return this;
  }

  Terms with(ValueSet... more) {
    valueSets.addAll(List.of(more));
    return this;
  }

  Terms with(String valueSet, String system, String... codes) {
    ValueSet listed = valueSet(valueSet);
    listed.getCompose().addInclude(listed(system, codes));
    return with(listed);
  }

  Terms with(ConceptMap... more) {
    maps.addAll(List.of(more));
    return this;
  }

  Terms withSiteMap(ConceptMap map) {
    siteMaps.add(map);
    return this;
  }

  Terms withLearntMap(ConceptMap map) {
    learntMaps.add(map);
    return this;
  }

  Terminology load() {
    return load(ExpansionSource.none());
  }

  Terminology load(ExpansionSource remote) {
    return TerminologyLoader.load(
        new TerminologySources(systems, valueSets, maps, siteMaps, learntMaps, remote));
  }

  ConceptIndex index() {
    return load().index();
  }

  /** The errors, each as the resource's last name, the pointer and the message. */
  List<String> errors() {
    return told(false);
  }

  /** The warnings, told as errors are. */
  List<String> warnings() {
    return told(true);
  }

  private List<String> told(boolean areWarnings) {
    Stream<TerminologyProblem> problems = load().problems().stream();
    return problems.filter(problem -> problem.isWarning() == areWarnings).map(Terms::told).toList();
  }

  private static String told(TerminologyProblem problem) {
    String resource = problem.resource();
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    return name + " " + problem.pointer() + ": " + problem.message();
  }
}
