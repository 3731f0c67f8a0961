package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnknownAwareElmTest {
  private static final Translated LOGIC =
      (Translated)
          CqlTranslation.translate(
              """
              library Main version '1'
              using FHIR version '4.0.1'
              include FHIRHelpers version '4.0.1'
              include Part version '1' called Part
              context Patient

              define "Asked":
                exists (Part."Records" R where exists (R.category))

              define "Plain":
                1 < 2
              """,
              List.of(
                  """
                  library Part version '1'
                  using FHIR version '4.0.1'
                  include FHIRHelpers version '4.0.1'
                  context Patient

                  define "Records":
                    [Condition]
                  """));

  private static String definition(ElmLibrary library, String name) {
    return ElmJson.definitions(library.tree())
        .valueStream()
        .filter(each -> ElmJson.text(each, "name").equals(name))
        .findFirst()
        .orElseThrow()
        .toString();
  }

  @Test
  void asksWhetherWhatAnExistsReadsWasObtainedAndRewritesNothingElse() {
    ElmLibrary rewritten = UnknownAwareElm.rewrite(LOGIC.main(), LOGIC.included()).getFirst();
    assertThat(definition(rewritten, "Asked"))
        .contains(UnknownAwareElm.NOT_OBTAINED, "\"value\":\"Condition\"");
    assertThat(definition(rewritten, "Plain")).isEqualTo(definition(LOGIC.main(), "Plain"));
    assertThat(rewritten.json()).isNotEqualTo(LOGIC.main().json());
  }

  @Test
  void leavesTheLibrariesThatItIsGivenAsTheyWere() {
    List<ElmLibrary> given =
        Stream.concat(Stream.of(LOGIC.main()), LOGIC.included().stream()).toList();
    UnknownAwareElm.rewrite(LOGIC.main(), LOGIC.included());
    assertThat(given)
        .allSatisfy(library -> {
          assertThat(ElmJson.document(library.tree())).isEqualTo(library.json());
        });
  }
}
