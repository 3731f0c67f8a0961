package dev.carpus.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** A value set of many codes, which look like those of SNOMED CT: 6 to 18 digits, in no order. */
final class LargeValueSet {
  static final String URL = "https://carpus.example/fhir/ValueSet/large";
  static final String SYSTEM = "http://snomed.info/sct";
  static final int CODES = 100_000;

  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_DIGITS = 18;
  private static final long SEED = 20261122;

  private final Random random = new Random(SEED);
  private final List<String> codes;
  private final List<String> others;

  LargeValueSet() {
    Set<String> made = new LinkedHashSet<>();
    while (made.size() < 2 * CODES) {
      made.add(code());
    }
    List<String> all = List.copyOf(made);
    codes = all.subList(0, CODES);
    others = all.subList(CODES, 2 * CODES);
  }

  private String code() {
    int digits = random.nextInt(FEWEST_DIGITS, MOST_DIGITS + 1);
    StringBuilder code = new StringBuilder().append((char) ('1' + random.nextInt(9)));
    while (code.length() < digits) {
      code.append((char) ('0' + random.nextInt(10)));
    }
    return code.toString();
  }

  /** The codes of the value set. */
  List<String> codes() {
    return codes;
  }

  /** As many codes that are not in the value set. */
  List<String> others() {
    return others;
  }

  /** These strings in another order, each as a new object behind the one before it. */
  String[] asked(List<String> strings) {
    List<String> shuffled = new ArrayList<>(strings);
    Collections.shuffle(shuffled, random);
    return shuffled.stream().map(LargeValueSet::copy).toArray(String[]::new);
  }

  /** An equal string that is another object. */
  static String copy(String string) {
    return new String(string.toCharArray());
  }

  /** The value set; each code has a display, as in published ones. */
  ValueSet resource() {
    ValueSet valueSet = new ValueSet();
    valueSet.setUrl(URL).setVersion("1").setStatus(PublicationStatus.DRAFT);
    ConceptSetComponent include = valueSet.getCompose().addInclude().setSystem(SYSTEM);
    codes.forEach(
        code -> include.addConcept().setCode(code).setDisplay("Disorder " + code.substring(2)));
    return valueSet;
  }

  /** The bytes of the value set's JSON. */
  byte[] json() {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .encodeResourceToString(resource())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The code system of the codes, of which nothing but the name is at hand. */
  static CodeSystem system() {
    CodeSystem system = new CodeSystem();
    system.setUrl(SYSTEM);
    return system;
  }
}
