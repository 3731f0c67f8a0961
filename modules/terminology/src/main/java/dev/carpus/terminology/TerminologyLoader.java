package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ValueSet;

/** Turns ValueSets and ConceptMaps into a {@link ConceptIndex}, and reports what it cannot use. */
public final class TerminologyLoader {
  private static final String WIDER_MATCHES = "wider-matches";

  private final TerminologySources sources;
  private final CodeSystems systems;
  private final List<TerminologyProblem> problems = new ArrayList<>();
  private final NavigableSet<String> awaiting = new TreeSet<>();

  private TerminologyLoader(TerminologySources sources) {
    this.sources = sources;
    systems = new CodeSystems(sources.codeSystems());
  }

  /** Loads a pathway's terminology. */
  public static Terminology load(TerminologySources sources) {
    return new TerminologyLoader(sources).load();
  }

  private Terminology load() {
    Map<String, Collection<CodeKey>> members = members();
    ConceptIndexBuilder builder = new ConceptIndexBuilder(members.keySet());
    members.forEach(builder::add);
    ConceptMapReading maps =
        new ConceptMapReading(systems, code -> !builder.valueSetsOf(code).isEmpty(), problems);
    sources.conceptMaps().forEach(maps::read);
    sources.siteMaps().forEach(maps::readOfSite);
    sources.learntMaps().forEach(maps::readLearnt);
    maps.compare();
    carryOver(maps.translations(), builder);
    sources.codeSystems().forEach(system -> SystemExpansion.shipped(system).forEach(builder::know));
    return new Terminology(
        builder.build(systems), maps.translations(), canonicals(), awaiting, problems);
  }

  private Map<String, Collection<CodeKey>> members() {
    ValueSetExpansion expansion =
        new ValueSetExpansion(
            sources.valueSets(),
            new SystemExpansion(systems, sources.remote(), problems),
            problems);
    Map<String, Collection<CodeKey>> members = new LinkedHashMap<>();
    for (ValueSet valueSet : sources.valueSets()) {
      int before = problems.size();
      Collection<CodeKey> codes = expansion.expand(valueSet.getUrl());
      members.put(valueSet.getUrl(), codes);
      if (codes.isEmpty() && problems.size() == before && !isAtFault(valueSet)) {
        reportEmpty(valueSet);
      }
      if (!valueSet.hasVersion()) {
        problems.add(
            TerminologyProblem.error(
                valueSet.getUrl(),
                "/url",
                "the value set has no version",
                "give it one, so that cards can name it"));
      }
    }
    return members;
  }

  /** Whether something was found wrong in it, be it while another value set included it. */
  private boolean isAtFault(ValueSet valueSet) {
    return problems.stream().anyMatch(problem -> problem.resource().equals(valueSet.getUrl()));
  }

  private void reportEmpty(ValueSet valueSet) {
    Extension mark = valueSet.getExtensionByUrl(Terminology.AWAITING_CODES);
    if (mark != null && mark.getValue() instanceof BooleanType awaits && awaits.booleanValue()) {
      awaiting.add(valueSet.getUrl());
      problems.add(
          TerminologyProblem.warning(
              valueSet.getUrl(),
              "",
              "the value set awaits its codes: what asks it is false",
              "add verified codes when there are any"));
    } else {
      problems.add(
          TerminologyProblem.error(
              valueSet.getUrl(),
              "/compose",
              "the value set is empty",
              "list its codes in compose.include, or mark it with the extension "
                  + Terminology.AWAITING_CODES));
    }
  }

  /** Gives every code that a map speaks of the value sets of what it stands for. */
  private void carryOver(
      Map<CodeKey, List<ConceptTranslation>> translations, ConceptIndexBuilder builder) {
    Memberships memberships = new Memberships(translations, builder::valueSetsOf);
    Map<CodeKey, Memberships.Membership> found = new HashMap<>();
    translations.keySet().forEach(source -> found.put(source, memberships.of(source)));
    BitSet forWider = builder.bitsOf(holdersOf(WIDER_MATCHES));
    translations.values().stream()
        .flatMap(List::stream)
        .forEach(translation -> builder.know(translation.target()));
    found.forEach((source, membership) -> {
      builder.add(source, membership.all());
      if (membership.isWiderOnly()) {
        builder.add(source, forWider);
      }
    });
  }

  private List<String> holdersOf(String kind) {
    List<String> holders = new ArrayList<>();
    for (ValueSet valueSet : sources.valueSets()) {
      for (Extension mark : valueSet.getExtensionsByUrl(Terminology.ALSO_HOLDS)) {
        if (kind.equals(mark.getValue().primitiveValue())) {
          holders.add(valueSet.getUrl());
        } else {
          problems.add(
              TerminologyProblem.error(
                  valueSet.getUrl(),
                  "/extension",
                  "unknown kind of codes " + mark.getValue().primitiveValue(),
                  "use " + kind));
        }
      }
    }
    return holders;
  }

  private Map<String, String> canonicals() {
    Map<String, String> canonicals = new HashMap<>();
    sources
        .valueSets()
        .forEach(each -> canonicals.put(each.getUrl(), each.getUrl() + "|" + each.getVersion()));
    return canonicals;
  }
}
