package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.carpus.logic.RawResource;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authors' cases with odd dates and numbers in the place of theirs have cards all the same. */
class OddRecordsTest {
  /** Every so many cases; others for each value. */
  private static final int STEP = 23;

  private static final Pattern DATE = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\d(T[^\"]*)?\"");
  private static final Pattern NUMBER = Pattern.compile("\"(value\\w*)\":-?\\d[\\d.]*");

  private static final List<ContentCase> CASES = cases();

  private static List<ContentCase> cases() {
    ContentFolder folder = ContentFolder.shipped();
    return folder.files(folder.pathways().getFirst().resolve("cases"), ".json").stream()
        .map(CaseReader::read)
        .map(reading -> ((CaseReading.Read) reading).contentCase())
        .toList();
  }

  /** Evaluates some of the cases, which the odd value chooses. */
  private static void answerAll(String odd, UnaryOperator<String> edit) {
    int first = Math.floorMod(odd.hashCode(), STEP);
    IntStream.iterate(first, index -> index < CASES.size(), index -> index + STEP)
        .mapToObj(CASES::get)
        .forEach(each -> {
          List<RawResource> record =
              each.record().stream()
                  .map(raw -> RawResource.of(raw.type(), edit.apply(raw.text())))
                  .toList();
          assertThatCode(
                  () -> new Chart(each.id(), each.at(), each.context(), record, Set.of()).answer())
              .as(each.id())
              .doesNotThrowAnyException();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026",
        "2026-11",
        "2025-03",
        "1000",
        "9000",
        "0001-01-01",
        "9999-12-31T23:59:59-12:00",
        "2026-11-22T11:59:59.999999999Z",
        "2026-11-23T02:00:00+14:00",
        "2026-02-30",
        "never"
      })
  void takesAnyDate(String date) {
    String quoted = Matcher.quoteReplacement("\"" + date + "\"");
    answerAll(date, text -> DATE.matcher(text).replaceAll(quoted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "-99999999999", "2147483648", "99999999999", "1e-300", "1e300", "7.5"})
  void takesAnyNumber(String number) {
    answerAll(
        number,
        text -> NUMBER.matcher(text).replaceAll("\"$1\":" + Matcher.quoteReplacement(number)));
  }
}
