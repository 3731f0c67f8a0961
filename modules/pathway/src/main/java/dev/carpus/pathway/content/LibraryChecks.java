package dev.carpus.pathway.content;

import dev.carpus.logic.ElmGraph;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;

/** Checks that the terms that the libraries speak of are there. */
final class LibraryChecks {
  private final String file;
  private final ElmGraph graph;
  private final List<ContentProblem> problems = new ArrayList<>();

  LibraryChecks(String library, ElmGraph graph) {
    file = "cql/" + library + ".cql";
    this.graph = graph;
  }

  List<ContentProblem> problems(FhirContent content, ConceptIndex index) {
    checkValueSets(index);
    checkCodes(content, index);
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

  private void report(String message, String mend) {
    problems.add(ContentProblem.error(file, 0, message, mend));
  }
}
