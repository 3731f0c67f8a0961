package dev.carpus.pathway.content;

import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.LogicProgram;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;

/**
 * Checks that what a library speaks of is there, and that what a site sets is one of its windows.
 */
final class LibraryChecks {
  private final String file;
  private final ElmGraph graph;
  private final List<ContentProblem> problems = new ArrayList<>();

  LibraryChecks(String library, ElmGraph graph) {
    file = "cql/" + library + ".cql";
    this.graph = graph;
  }

  List<ContentProblem> problems(
      FhirContent content, ConceptIndex index, String pathway, Map<String, Integer> parameters) {
    checkValueSets(index);
    checkCodes(content, index);
    new TreeMap<>(parameters).forEach((name, value) -> checkParameter(pathway, name, value));
    return problems;
  }

  private void checkValueSets(ConceptIndex index) {
    for (String url : graph.valueSets()) {
      if (!index.hasValueSet(url)) {
        report("unknown value set " + url, "correct the URL, or add the ValueSet");
      }
    }
  }

  private void checkCodes(FhirContent content, ConceptIndex index) {
    for (String url : graph.codeSystems()) {
      Optional<CodeSystem> system =
          content.codeSystems().stream().filter(each -> url.equals(each.getUrl())).findFirst();
      if (system.isEmpty()) {
        report("unknown code system " + url, "correct the URL, or add its CodeSystem");
      } else if (system.get().getContent() == CodeSystemContentMode.COMPLETE) {
        for (CodeKey code : graph.codes()) {
          if (code.system().equals(url) && !index.knows(url, code.code())) {
            report(
                "the code system " + url + " has no code " + code.code(),
                "correct the code, or add it to the CodeSystem");
          }
        }
      }
    }
  }

  private void checkParameter(String pathway, String name, int value) {
    NavigableSet<String> known = new TreeSet<>(graph.parameters());
    known.remove(LogicProgram.ENCOUNTER_ID);
    String key = "parameters." + pathway;
    if (!known.contains(name)) {
      refuse(key + " has no parameter " + name, "use one of " + String.join(", ", known));
    } else if (value < 0) {
      refuse(key + "." + name + " is negative", "give it 0 or more");
    }
  }

  private void report(String message, String mend) {
    problems.add(ContentProblem.error(file, 0, message, mend));
  }

  private void refuse(String message, String mend) {
    problems.add(ContentProblem.error("configuration", 0, message, mend));
  }
}
