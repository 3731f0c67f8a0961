package dev.carpus.pathway.cases;

import dev.carpus.logic.EvaluationFailure;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of running all cases of a pathway.
 *
 * @param runs one for each case that could be run
 * @param problems the files that hold no case, and the cases that could not be run
 */
public record SuiteRun(List<CaseRun> runs, List<ContentProblem> problems) {
  public SuiteRun {
    runs = List.copyOf(runs);
    problems = List.copyOf(problems);
  }

  /** Runs the cases in these files. */
  public static SuiteRun of(CaseRunner runner, List<ContentFile> files) {
    List<CaseRun> runs = new ArrayList<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (ContentFile file : files) {
      switch (CaseReader.read(file)) {
        case CaseReading.Unreadable(ContentProblem problem) -> problems.add(problem);
        case CaseReading.Read(ContentCase each) -> {
          try {
            runs.add(runner.run(each));
          } catch (EvaluationFailure | IllegalArgumentException failure) {
            problems.add(
                ContentProblem.error(
                    file.name(),
                    0,
                    "the case cannot be evaluated: " + failure.getMessage(),
                    "mend the case, or the logic that it meets"));
          }
        }
      }
    }
    return new SuiteRun(runs, problems);
  }

  /** The cases whose cards are not those expected. */
  public List<CaseRun> failed() {
    return runs.stream().filter(run -> !run.passed()).toList();
  }
}
