package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.CqlTranslation.Outcome.Untranslatable;
import dev.carpus.logic.ElmGraph;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of a library, and of one that it includes. */
class ParameterValuesTest {
  private static final String WINDOWS =
      """
      library Windows version '1'
      parameter LOOKBACK Integer default 90
      parameter LOW Decimal default 7
      parameter SWITCH Boolean default false
      parameter DAYS List<Integer>
      parameter ENCOUNTER_ID String
      parameter HOOK String
      parameter DRAFT String
      parameter BASKET List<String>
      """;

  private static final String MAIN =
      """
      library Main version '1'
      include Windows version '1' called Windows
      parameter OWN Integer default 1
      define "Long": Windows.LOOKBACK > OWN
      """;

  private static final ElmGraph GRAPH = graph(MAIN);

  private static ElmGraph graph(String main) {
    return switch (CqlTranslation.translate(main, List.of(WINDOWS))) {
      case Translated translated -> new ElmGraph(translated.main(), translated.included());
      case Untranslatable untranslatable ->
          throw new IllegalStateException(untranslatable.problems().toString());
    };
  }

  private static ParameterValues of(Map<String, String> texts) {
    return ParameterValues.of("p", GRAPH, texts);
  }

  /** P-64. */
  @Test
  void letsOverriddenRulesRestForTheDaysOfTheirParameter() {
    ElmGraph graph =
        graph(MAIN.replace("parameter OWN", "parameter SNOOZE Integer default 30\nparameter OWN"));
    assertThat(ParameterValues.of("p", graph, Map.of()).snooze(graph))
        .isEqualTo(Duration.ofDays(30));
    assertThat(ParameterValues.of("p", graph, Map.of("SNOOZE", "7")).snooze(graph))
        .isEqualTo(Duration.ofDays(7));
    assertThat(of(Map.of()).snooze(GRAPH)).isZero();
  }

  @Test
  void readsEachByItsType() {
    ParameterValues read = of(Map.of("LOOKBACK", "0", "LOW", "6.5", "SWITCH", "true", "OWN", "2"));
    assertThat(read.problems()).isEmpty();
    assertThat(read.values())
        .isEqualTo(Map.of("LOOKBACK", 0, "LOW", new BigDecimal("6.5"), "SWITCH", true, "OWN", 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOOKBACK | -1 | parameters.p.LOOKBACK: -1 is not a whole number of 0 or more",
        "LOOKBACK | 1.5 | parameters.p.LOOKBACK: 1.5 is not a whole number of 0 or more",
        "LOOKBACK | '' | parameters.p.LOOKBACK: nothing is not a whole number of 0 or more",
        "LOW | low | parameters.p.LOW: low is not a number",
        "SWITCH | 1 | parameters.p.SWITCH: 1 is not true or false",
        "LOOKBAK | 1 | parameters.p has no parameter LOOKBAK that a site may set",
        "DAYS | 1 | parameters.p has no parameter DAYS that a site may set",
        "ENCOUNTER_ID | e1 | parameters.p.ENCOUNTER_ID is given by the hook, not by a site",
        "HOOK | order-sign | parameters.p.HOOK is given by the hook, not by a site",
        "DRAFT | a | parameters.p.DRAFT is given by the hook, not by a site",
        "BASKET | a | parameters.p.BASKET is given by the hook, not by a site"
      })
  void saysWhatNoParameterCanHave(String name, String text, String message) {
    ParameterValues read = of(Map.of(name, text));
    assertThat(read.values()).isEmpty();
    assertThat(read.problems()).extracting(ContentProblem::message).containsExactly(message);
  }

  @Test
  void namesTheParametersThatThereAre() {
    assertThat(of(Map.of("LOOKBAK", "1")).problems().getFirst().mend())
        .isEqualTo("use one of LOOKBACK, LOW, OWN, SWITCH");
  }
}
