package dev.carpus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeDatesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, {{-20d}}, 2026-11-02",
    "2026-11-22, {{+20d}}, 2026-12-12",
    "2026-11-22, {{-0d}}, 2026-11-22",
    "2026-03-01, {{-1d}}, 2026-02-28",
    "2028-03-01, {{-1d}}, 2028-02-29",
    "2026-12-31, {{+1d}}, 2027-01-01",
    "2026-11-22, {{-18y}}, 2008-11-22",
    "2026-11-22, {{-18y+1d}}, 2008-11-23",
    "2026-11-22, {{-18y-1d}}, 2008-11-21",
    "2026-12-31, {{-18y+1d}}, 2009-01-01",
    "2028-02-29, {{-18y}}, 2010-02-28",
    "2028-02-29, {{-4y}}, 2024-02-29"
  })
  void stepsByCalendarDaysAndYears(LocalDate today, String template, String expected) {
    assertThat(new RelativeDates(today).resolve(template)).isEqualTo(expected);
  }

  @Test
  void stepsFromLeftToRight() {
    RelativeDates leapDay = new RelativeDates(LocalDate.of(2028, 2, 29));

    assertThat(leapDay.resolve("{{-1y+1d}}")).isEqualTo("2027-03-01");
    assertThat(leapDay.resolve("{{+1d-1y}}")).isEqualTo("2027-03-01");
    assertThat(leapDay.resolve("{{-1y-1d}}")).isEqualTo("2027-02-27");
    assertThat(leapDay.resolve("{{-1d-1y}}")).isEqualTo("2027-02-28");
  }

  @Test
  void replacesEveryTemplateInsideLongerTextAndNothingElse() {
    assertThat(
            new RelativeDates(LocalDate.of(2026, 11, 22))
                .resolve(
                    "{\"start\":{\"at\":\"{{+20d}}T09:00:00Z\"},\"end\":{\"at\":\"{{-1d}}\"}}"))
        .isEqualTo("{\"start\":{\"at\":\"2026-12-12T09:00:00Z\"},\"end\":{\"at\":\"2026-11-21\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{}}",
        "{{20d}}",
        "{{-d}}",
        "{{-20}}",
        "{{-20w}}",
        "{{ -20d }}",
        "{{-20d",
        "{{-20d}",
        "{{-123456d}}",
        "{{today}}",
        "{{-1d}} and {{tomorrow}}"
      })
  void refusesWhatIsNoRelativeDate(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelativeDates(LocalDate.of(2026, 11, 22)).resolve(text))
        .withMessageContaining("is no relative date like {{-20d}} or {{-18y+1d}}");
  }

  @Test
  void namesTheTemplateThatItRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelativeDates(LocalDate.of(2026, 11, 22)).resolve("{{-1d}} {{soon}}"))
        .withMessageStartingWith("'{{soon}}'");
  }
}
