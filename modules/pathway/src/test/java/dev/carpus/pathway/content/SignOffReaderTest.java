package dev.carpus.pathway.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.SignOff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOffReaderTest {
  private static final String APPROVED =
      """
      {
        "rules": {
          "P-08": {
            "status": "approved",
            "date": "2026-11-20",
            "reviewer": "A hand surgeon",
            "version": "0.2.0",
            "note": "for adults"
          }
        }
      }
      """;

  private final List<ContentProblem> problems = new ArrayList<>();

  private Map<String, SignOff> read(String text) {
    ContentFile file = new ContentFile("x/sign-off.json", text);
    return new SignOffReader(file, "0.2.0", Set.of("P-08", "P-09"), problems).read();
  }

  @Test
  void readsAnApprovalOfThePresentContent() {
    assertThat(read(APPROVED))
        .containsExactly(
            Map.entry(
                "P-08",
                new SignOff(
                    ReviewStatus.APPROVED,
                    Optional.of(LocalDate.of(2026, 11, 20)),
                    Optional.of("A hand surgeon"),
                    Optional.of("0.2.0"),
                    Optional.of("for adults"),
                    false)));
    assertThat(problems).isEmpty();
  }

  @Test
  void takesAnApprovalOfOtherContentForUnderReviewAndSaysSo() {
    SignOff signOff = read(APPROVED.replace("0.2.0", "0.1.0")).get("P-08");
    assertThat(signOff)
        .extracting(SignOff::status, SignOff::isLapsed, SignOff::version)
        .containsExactly(ReviewStatus.UNDER_REVIEW, true, Optional.of("0.1.0"));
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.isError()).isFalse();
          assertThat(problem.line()).isEqualTo(7);
          assertThat(problem.message())
              .contains("P-08 is approved for version 0.1.0", "the content is 0.2.0");
        });
  }

  @Test
  void leavesOpenWhoReviewsWhileItIsUnderReview() {
    String open =
        """
        {"rules": {"P-09": {"status": "under-review", "date": "2026-11-22", "version": "0.1.0"}}}
        """;
    assertThat(read(open).get("P-09"))
        .extracting(SignOff::status, SignOff::isLapsed, SignOff::reviewer)
        .containsExactly(ReviewStatus.UNDER_REVIEW, false, Optional.empty());
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}: line {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"P-08\"                        | \"P-80\"         | 3 | there is no rule P-80",
        "\"approved\"                    | \"aproved\"      | 4 | P-08 has no known review status",
        "\"2026-11-20\"                  | \"2026-11-31\"   | 5 | P-08 has no date of review",
        "\"2026-11-20\"                  | \"2026-11\"      | 5 | P-08 has no date of review",
        "\"date\": \"2026-11-20\",       | ``               | 3 | P-08 has no date of review",
        "\"reviewer\": \"A hand surgeon\",| ``              | 3 | P-08 is approved by nobody",
        "\"A hand surgeon\"              | \" \"            | 3 | P-08 is approved by nobody",
        "\"version\": \"0.2.0\",         | ``               | 3 | which version was reviewed",
        "\"note\"                        | \"notes\"        | 8 | notes is no text that is known",
        "\"for adults\"                  | 3                | 8 | note is no text that is known",
        "\"rules\"                       | \"rule\"         | 1 | the one member rules",
        "\"status\":                     | \"status\"       | 4 | not JSON",
        "\"note\"                        | \"version\"      | 8 | not JSON"
      })
  void namesWhatIsWrongWithItsLine(String from, String to, int line, String message) {
    assertThat(APPROVED).contains(from);
    assertThat(read(APPROVED.replace(from, to))).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.isError()).isTrue();
          assertThat(problem.file()).isEqualTo("x/sign-off.json");
          assertThat(problem.line()).isEqualTo(line);
          assertThat(problem.message()).contains(message);
          assertThat(problem.mend()).isNotBlank();
        });
  }
}
