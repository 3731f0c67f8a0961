package dev.carpus.pathway.content;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.remote.RemoteTerminology;
import dev.carpus.terminology.remote.Validation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** Asks the terminology servers about every code that the value sets list. */
public final class CodeChecks {
  private final RemoteTerminology remote;
  private final Set<String> systems;
  private final Map<CodeKey, Validation> asked = new HashMap<>();
  private final Set<String> unanswered = new HashSet<>();
  private final List<ContentProblem> problems = new ArrayList<>();

  /** Checks by these servers, for the code systems that they are configured for. */
  public CodeChecks(RemoteTerminology remote, Set<String> systems) {
    this.remote = remote;
    this.systems = Set.copyOf(systems);
  }

  /** A warning for each code that a server does not know, and for each server that cannot tell. */
  public List<ContentProblem> check(ContentFolder folder) {
    for (Path pathway : systems.isEmpty() ? List.<Path>of() : folder.pathways()) {
      FhirContent content = FhirContent.read(folder, pathway, Optional.empty());
      content.valueSets().forEach(each -> check(each, content.file(each.getUrl())));
    }
    return List.copyOf(problems);
  }

  private void check(ValueSet valueSet, ContentFile file) {
    List<ConceptSetComponent> includes = valueSet.getCompose().getInclude();
    for (int i = 0; i < includes.size(); i++) {
      List<ConceptReferenceComponent> concepts = includes.get(i).getConcept();
      String system = String.valueOf(includes.get(i).getSystem());
      for (int c = 0; c < concepts.size() && systems.contains(system); c++) {
        CodeKey code = new CodeKey(system, concepts.get(c).getCode());
        note(code, file, "/compose/include/" + i + "/concept/" + c + "/code");
      }
    }
  }

  private void note(CodeKey code, ContentFile file, String pointer) {
    if (unanswered.contains(code.system())) {
      return;
    }
    switch (asked.computeIfAbsent(code, remote::validate)) {
      case Validation.Valid _ -> {}
      case Validation.Invalid(String message) ->
          warn(
              file,
              file.lineOf(pointer),
              "the terminology server does not know "
                  + code
                  + (message.isEmpty() ? "" : " (" + message + ")"),
              "see whether the code is of another edition, or retired");
      case Validation.Unknown(String reason) -> {
        unanswered.add(code.system());
        warn(
            file,
            0,
            "the codes of " + code.system() + " could not all be checked: " + reason,
            "see to the terminology server, and validate again");
      }
    }
  }

  private void warn(ContentFile file, int line, String message, String mend) {
    problems.add(
        new ContentProblem(file.name(), line, ContentProblem.Severity.WARNING, message, mend));
  }
}
