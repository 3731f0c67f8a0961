package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.Flowchart;
import dev.carpus.pathway.Flowchart.Arrow;
import dev.carpus.pathway.Flowchart.Place;
import dev.carpus.pathway.Flowchart.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowchartReaderTest {
  private static final String TWO_STEPS =
      """
      {
        "steps": [
          { "id": "films", "title": "Films", "when": "none yet", "column": 0, "row": 0, "rules": ["P-08"] },
          { "id": "mri", "title": "MRI", "column": 0, "row": 1, "span": 2, "rules": ["P-09"] }
        ],
        "arrows": [ { "from": "films", "to": "mri" } ]
      }
      """;

  private final List<ContentProblem> problems = new ArrayList<>();

  private Flowchart read(String text) {
    return new FlowchartReader(
            new ContentFile("x/flowchart.json", text), Set.of("P-08", "P-09"), problems)
        .read();
  }

  @Test
  void readsStepsAndArrows() {
    Flowchart flowchart = read(TWO_STEPS);

    assertThat(problems).isEmpty();
    assertThat(flowchart.steps())
        .containsExactly(
            new Step(
                "films", "Films", Optional.of("none yet"), List.of("P-08"), new Place(0, 0, 1)),
            new Step("mri", "MRI", Optional.empty(), List.of("P-09"), new Place(0, 1, 2)));
    assertThat(flowchart.arrows()).containsExactly(new Arrow("films", "mri"));
    assertThat(flowchart.columns()).isEqualTo(2);
    assertThat(flowchart.rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"P-08\" | \"P-80\" | there is no rule P-80 | 3",
        "\"P-09\" | \"P-08\" | P-08 is drawn twice | 4",
        "[\"P-09\"] | [] | a step has no rules | 4",
        "\"id\": \"mri\" | \"id\": \"films\" | a step needs an id that no other has | 4",
        "\"id\": \"mri\" | \"id\": \"M R I\" | a step needs an id that no other has | 4",
        "\"MRI\" | \"\" | the step mri has no title | 4",
        "\"MRI\" | \"12345678901234567890123456789012345678901234567\" | its title has 47 characters | 4",
        "\"row\": 1 | \"row\": 0 | mri stands where films does | 4",
        "\"row\": 1 | \"row\": -1 | its row is no number from 0 to 20 | 4",
        "\"row\": 1 | \"row\": 21 | its row is no number from 0 to 20 | 4",
        "\"span\": 2 | \"span\": 0 | its span is no number from 1 to 20 | 4",
        "\"to\": \"mri\" | \"to\": \"ct\" | an arrow has no step ct as its to | 6",
        "\"when\" | \"if\" | if is not known here | 3",
        "\"arrows\" | \"lines\" | lines is not known here | 6",
      })
  void refusesWhatCannotBeDrawn(String from, String to, String message, int line) {
    assertThat(TWO_STEPS).contains(from);
    read(TWO_STEPS.replace(from, to));

    assertThat(problems)
        .filteredOn(ContentProblem::isError)
        .first()
        .satisfies(problem -> {
          assertThat(problem.message()).isEqualTo(message);
          assertThat(problem.file()).isEqualTo("x/flowchart.json");
          assertThat(problem.line()).isEqualTo(line);
        });
  }

  @Test
  void takesATitleThatJustFits() {
    read(TWO_STEPS.replace("\"MRI\"", "\"" + "x".repeat(46) + "\""));

    assertThat(problems).isEmpty();
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThat(read("{").steps()).isEmpty();
    assertThat(problems)
        .singleElement()
        .extracting(ContentProblem::message)
        .asString()
        .startsWith("not JSON");
  }

  @Test
  void refusesAPictureOfNothing() {
    read("{}");

    assertThat(problems).extracting(ContentProblem::message).contains("there are no steps");
  }

  @Test
  void warnsOfARuleThatIsNotDrawn() {
    new FlowchartReader(
            new ContentFile("x/flowchart.json", TWO_STEPS),
            Set.of("P-08", "P-09", "P-10"),
            problems)
        .read();

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.isError()).isFalse();
          assertThat(problem.message()).isEqualTo("P-10 is in no step of the picture");
        });
  }
}
