package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.SharedCorpus;
import dev.carpus.hooks.StrictSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The responses of HL7's validator tests and of the CRD guide against the strict schema.
 *
 * <p>Where HL7's logical model and the schema differ, the schema follows the text of 2.0.1:
 *
 * <table>
 *   <caption>Differences</caption>
 *   <tr><th>Message</th><th>HL7</th><th>Schema</th><th>Why</th></tr>
 *   <tr><td>response-source-link</td><td>good</td><td>bad</td><td>R-151: a link has a type; R-107: the
 *       summary has more than 139 characters. The model tests neither</td></tr>
 *   <tr><td>response-suggestion</td><td>bad: no selectionBehavior, no id</td><td>bad: no
 *       selectionBehavior, long summary</td><td>R-142: the text asks no id of a new resource; R-107</td>
 *       </tr>
 *   <tr><td>response-empty-source</td><td>bad: source</td><td>bad: source, and the link without
 *       type</td><td>R-151</td></tr>
 *   <tr><td>CRDServiceResponse3</td><td>no outcome known</td><td>bad: description</td><td>R-158: needed
 *       until 3.0</td></tr>
 * </table>
 */
class ResponseFixturesTest {
  private static final StrictSchema SCHEMA = StrictSchema.ofResponse();

  @ParameterizedTest
  @CsvSource({
    "cdshooks-response-good.json",
    "cdshooks-response-empty-good.json",
    "cdshooks/cdshooks-response-empty.json",
    "cdshooks/cdshooks-response-link.json",
    "cdshooks/cdshooks-response-no-link.json",
    "cdshooks/cdshooks-response-two-cards.json",
  })
  void keepTheSchemaIfTheyAreGood(String file) {
    assertThat(SCHEMA.errors(SharedCorpus.hl7(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cdshooks-response-empty-bad.json; : required",
        "cdshooks/cdshooks-response-empty2.json; : required",
        "cdshooks/cdshooks-response-empty-source.json;"
            + " /cards/0/source: required, /cards/0/links/0: required",
        "cdshooks/cdshooks-response-source-link.json;"
            + " /cards/0/summary: maxLength, /cards/0/links/0: required",
        "cdshooks/cdshooks-response-suggestion.json;"
            + " /cards/0/summary: maxLength, /cards/0: dependentRequired",
      })
  void breakTheSchemaIfTheyAreBad(String file, String expected) {
    assertThat(SCHEMA.errors(SharedCorpus.hl7(file)))
        .containsExactlyInAnyOrder(expected.split(", ", -1));
  }

  @Test
  void ofCrdLackWhatOnlyALaterVersionAllowsToLack() {
    assertThat(SCHEMA.errors(SharedCorpus.daVinci("CRDServiceResponse3.json")))
        .containsExactly("/systemActions/0: required");
  }
}
