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

  /** The code system in which drugs have their ingredients. */
  private static final String INGREDIENTS = "http://www.nlm.nih.gov/research/umls/rxnorm";

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
    sources.codeSystems().forEach(system -> SystemExpansion.shipped(system).forEach(builder::know));
    carryOver(maps.translations(), builder);
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
    found.forEach((source, membership) -> {
      if (!membership.all().isEmpty()) {
        builder.add(source, membership.all());
      }
      if (membership.isWider() && !isDrug(translations.getOrDefault(source, List.of()))) {
        builder.add(source, forWider);
      }
    });
    translations.forEach((source, targets) -> {
      for (ConceptTranslation translation : targets) {
        if (isAnswer(translation.target(), builder)) {
          builder.know(translation.target());
          builder.know(source);
        }
      }
    });
  }

  /** A drug's ingredient is always wider than the drug, and asks for nothing more. */
  private static boolean isDrug(List<ConceptTranslation> translations) {
    return translations.stream().allMatch(each -> each.target().system().equals(INGREDIENTS));
  }

  /**
   * Whether a code that is mapped to this one is no longer unmapped. A target that nothing speaks
   * of is as likely a slip as not; but a drug's ingredient says what the drug is, whatever it is.
   */
  private static boolean isAnswer(CodeKey target, ConceptIndexBuilder builder) {
    return target.system().equals(INGREDIENTS) || builder.knows(target);
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
