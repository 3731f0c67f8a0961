package dev.carpus.pathway.content;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.Terminology;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;

/** The terminology of the shipped pathway, loaded once for all tests. */
final class ShippedTerms {
  static final String VALUE_SETS = "https://carpus.example/fhir/ValueSet/";
  static final ContentFolder FOLDER = ContentFolder.shipped();
  static final Path PATHWAY = FOLDER.pathways().getFirst();

  private static final FhirContent CONTENT = FhirContent.read(FOLDER, PATHWAY, Optional.empty());
  private static final Terminology TERMINOLOGY =
      TerminologyLoader.load(
          TerminologySources.of(CONTENT.codeSystems(), CONTENT.valueSets(), CONTENT.conceptMaps()));

  private ShippedTerms() {}

  static Terminology terminology() {
    return TERMINOLOGY;
  }

  static ConceptIndex index() {
    return TERMINOLOGY.index();
  }

  static List<ValueSet> valueSets() {
    return CONTENT.valueSets();
  }

  static List<ConceptMap> conceptMaps() {
    return CONTENT.conceptMaps();
  }

  /** The names of the value sets that hold a code. */
  static NavigableSet<String> valueSetsOf(CodeKey code) {
    NavigableSet<String> names = new TreeSet<>();
    for (ValueSet valueSet : CONTENT.valueSets()) {
      if (index().contains(valueSet.getUrl(), code.system(), code.code())) {
        names.add(name(valueSet));
      }
    }
    return names;
  }

  static String name(ValueSet valueSet) {
    return valueSet.getUrl().substring(VALUE_SETS.length());
  }
}
