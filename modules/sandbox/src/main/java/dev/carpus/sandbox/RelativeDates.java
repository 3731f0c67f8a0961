package dev.carpus.sandbox;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates written relative to a day, so that a patient's story stays fresh: <code>{{-20d}}</code> is
 * the calendar day 20 days before it, <code>{{-18y}}</code> the same calendar day 18 years before.
 * Steps follow each other from left to right: who was born on <code>{{-18y+1d}}</code> turns 18
 * tomorrow. From 29 February a step of years into a common year leads to 28 February.
 */
record RelativeDates(LocalDate today) {

  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(?<steps>[^{}]*)(?<end>\\}\\})?");
  private static final Pattern STEPS = Pattern.compile("(?:[+-]\\d{1,5}[dy])+");
  private static final Pattern STEP = Pattern.compile("(?<count>[+-]\\d{1,5})(?<unit>[dy])");

  /**
   * The text with a date, such as {@code 2026-11-02}, in place of each template.
   *
   * @throws IllegalArgumentException if a template is not closed or is not made of such steps
   */
  String resolve(String text) {
    return TEMPLATE
        .matcher(text)
        .replaceAll(template -> date(template.group("steps"), template.group("end") != null));
  }

  private String date(String steps, boolean closed) {
    if (!closed || !STEPS.matcher(steps).matches()) {
      throw new IllegalArgumentException(
          "'{{"
              + steps
              + (closed ? "}}" : "")
              + "' is no relative date like {{-20d}} or {{-18y+1d}}");
    }
    LocalDate date = today;
    Matcher step = STEP.matcher(steps);
    while (step.find()) {
      long count = Long.parseLong(step.group("count"));
      date = step.group("unit").equals("d") ? date.plusDays(count) : date.plusYears(count);
    }
    return date.toString();
  }
}
