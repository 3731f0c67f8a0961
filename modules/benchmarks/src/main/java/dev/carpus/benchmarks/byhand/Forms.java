package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filled assessment forms of a chart. Used by one thread. */
final class Forms {
  private static final String FORM = "QuestionnaireResponse";
  private static final String QUESTIONNAIRE =
      "https://carpus.example/fhir/Questionnaire/hand-cramping-assessment";

  private final Chart chart;
  private final Elements elements;
  private final Concepts concepts;
  private final List<Fact> filled = new ArrayList<>();

  Forms(Chart chart, Concepts concepts) {
    this.chart = chart;
    elements = chart.elements();
    this.concepts = concepts;
    for (Fact each : chart.all(FORM)) {
      if (isFilled(each)) {
        filled.add(each);
      }
    }
  }

  private boolean isFilled(Fact form) {
    String status = elements.status.text(form);
    String questionnaire = elements.questionnaire.text(form);
    return ("completed".equals(status) || "amended".equals(status))
        && !elements.item.facts(form).isEmpty()
        && questionnaire != null
        && (questionnaire.equals(QUESTIONNAIRE) || questionnaire.startsWith(QUESTIONNAIRE + "|"));
  }

  /** Whether forms could not be obtained. */
  boolean areMissing() {
    return chart.lacks(FORM);
  }

  /** All that are filled. */
  List<Fact> filled() {
    return filled;
  }

  @Nullable Temporal authored(Fact form) {
    return elements.authored.time(form);
  }

  /** The answers to a question, of the form itself and then of its groups. */
  List<Fact> answers(Fact form, String question) {
    List<Fact> answers = new ArrayList<>(2);
    for (Fact item : elements.item.facts(form)) {
      add(item, question, answers);
    }
    for (Fact group : elements.item.facts(form)) {
      for (Fact item : elements.item.facts(group)) {
        add(item, question, answers);
      }
    }
    return answers;
  }

  private void add(Fact item, String question, List<Fact> answers) {
    if (question.equals(elements.linkId.text(item))) {
      answers.addAll(elements.answer.facts(item));
    }
  }

  /** Whether a question was answered so. */
  boolean says(Fact form, String question, boolean answer) {
    for (Fact each : answers(form, question)) {
      if (elements.value.says(each, answer)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a question was answered by a code. */
  boolean saysCode(Fact form, String question, String code) {
    for (Fact each : answers(form, question)) {
      Fact coding = elements.value.fact(each, "Coding");
      if (coding != null && concepts.isCode(coding, Concepts.ANSWERS, code)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the first whole number that answers a question is at least this one. */
  boolean saysAtLeast(Fact form, String question, int least) {
    for (Fact each : answers(form, question)) {
      Fact number = elements.value.fact(each, "integer");
      if (number != null) {
        return number.value() instanceof Integer is && is >= least;
      }
    }
    return false;
  }

  /** Whether surely no newer form answers a question. */
  boolean isNewest(Fact form, String question) {
    for (Fact each : filled) {
      if (Calendar.isLater(authored(each), authored(form)) && !answers(each, question).isEmpty()) {
        return false;
      }
    }
    return !areMissing();
  }

  /** The newest forms that answer a question, if they are not older than a day. */
  List<Fact> answered(String question, Temporal since) {
    List<Fact> answered = new ArrayList<>(2);
    for (Fact each : filled) {
      if (chart.calendar().isSince(authored(each), since)
          && !answers(each, question).isEmpty()
          && isNewest(each, question)) {
        answered.add(each);
      }
    }
    return answered;
  }

  /** Whether the newest answer says yes, if it is not older than a day. */
  boolean isAnsweredYes(String question, Temporal since) {
    for (Fact each : answered(question, since)) {
      if (says(each, question, true)) {
        return true;
      }
    }
    return false;
  }

  /** Whether surely no form of a later day says no. */
  boolean isSurelyNotDenied(@Nullable Temporal day, String question) {
    for (Fact each : filled) {
      if (Calendar.isLaterDay(authored(each), day) && says(each, question, false)) {
        return false;
      }
    }
    return !areMissing();
  }
}
