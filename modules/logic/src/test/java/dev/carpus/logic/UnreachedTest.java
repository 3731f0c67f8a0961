package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.Unreached.Definition;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreachedTest {
  private static final String MAIN =
      """
      library Main version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1'
      include Part version '1' called Part
      context Patient

      define "Asked":
        Part."Used" and Part."Is even"(2)

      define "Idle":
        Part."Used by what is idle"
      """;
  private static final String PART =
      """
      library Part version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1'
      context Patient

      define "Used":
        exists [Condition]

      define "Used by what is idle":
        true

      /* @evidence */
      define "Records":
        [Condition]

      define function "Is even"(n Integer):
        n mod 2 = 0

      define function "Is odd"(n Integer):
        n mod 2 = 1
      """;

  private static final Translated LOGIC =
      (Translated) CqlTranslation.translate(MAIN, List.of(PART));

  private static List<Definition> unreachedBy(String... expressions) {
    return Unreached.by(List.of(expressions), LOGIC.main(), LOGIC.included());
  }

  private static Definition definition(String library, String name, int line) {
    return new Definition(new ExpressionName(library, name), line);
  }

  @Test
  void namesWhatNothingThatIsAskedReachesInLibrariesFromFiles() {
    assertThat(unreachedBy("Asked"))
        .containsExactly(
            definition("Main", "Idle", 10),
            definition("Part", "Is odd", 19),
            definition("Part", "Used by what is idle", 9));
  }

  @Test
  void followsEveryExpressionThatIsAsked() {
    assertThat(unreachedBy("Asked", "Idle")).containsExactly(definition("Part", "Is odd", 19));
    assertThat(unreachedBy()).hasSize(6);
  }
}
