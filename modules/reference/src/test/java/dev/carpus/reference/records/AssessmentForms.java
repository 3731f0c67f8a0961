package dev.carpus.reference.records;

import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.reference.records.Dates.DateType;
import dev.carpus.terminology.CodeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answered assessment forms: QuestionnaireResponses. */
final class AssessmentForms {
  private static final String URL =
      "https://carpus.example/fhir/Questionnaire/hand-cramping-assessment";
  private static final String VALUE_BOOLEAN = "valueBoolean";
  private static final List<String> STATUS =
      List.of("amended", "in-progress", "stopped", "entered-in-error");

  /**
   * A question of the form.
   *
   * @param linkId its id
   * @param type boolean, integer or choice
   * @param options the codes of a choice
   */
  record Question(String linkId, String type, List<String> options) {
    Question {
      options = List.copyOf(options);
    }

    /** The questions of the shipped form. */
    static List<Question> shipped(ContentFolder content) {
      List<Question> questions = new ArrayList<>();
      content
          .json(content.pathways().getFirst(), "Questionnaire-")
          .forEach(file -> collect(Json.read(file.text()), questions));
      return List.copyOf(questions);
    }

    private static void collect(JsonNode parent, List<Question> to) {
      for (JsonNode item : parent.path("item")) {
        String type = item.path("type").asString();
        if (type.equals("group")) {
          collect(item, to);
        } else {
          List<String> options = new ArrayList<>();
          item.path("answerOption")
              .forEach(option -> options.add(option.at("/valueCoding/code").asString()));
          to.add(new Question(item.path("linkId").asString(), type, options));
        }
      }
    }
  }

  private final RecordSheet sheet;
  private final Chance chance;
  private final List<Question> questions;

  AssessmentForms(RecordSheet sheet, List<Question> questions) {
    this.sheet = sheet;
    this.questions = questions;
    chance = sheet.chance();
  }

  /** A form of so many days ago on which some of the questions have any answer. */
  ObjectNode filledIn(int daysAgo) {
    Map<String, Object> answers = new TreeMap<>();
    int share = chance.of(10, 30, 70);
    for (Question question : questions) {
      if (chance.percent(share)) {
        answers.put(question.linkId(), answer(question));
      }
    }
    return answered(daysAgo, answers);
  }

  private Object answer(Question question) {
    return switch (question.type()) {
      case "boolean" -> chance.percent(60);
      case "integer" -> chance.of(0, 1, 4, 7, 10, 29, 30, 31);
      default -> chance.of(question.options());
    };
  }

  /** A form of so many days ago with these answers: true or false, whole numbers, local codes. */
  ObjectNode answered(int daysAgo, Map<String, Object> answers) {
    ObjectNode form = sheet.start("QuestionnaireResponse");
    sheet.code(form, "status", "completed", STATUS);
    form.put(
        "questionnaire",
        chance.mostly(
            chance.of(URL, URL, URL + "|0.1.0"),
            List.of(URL + "-2", "https://other.example/fhir/Questionnaire/phq-9", "", URL + "|")));
    sheet.dates().write(form, "authored", DateType.DATE_TIME, daysAgo);
    ArrayNode items = form.putArray("item");
    if (chance.percent(50)) {
      items = items.addObject().put("linkId", "symptoms").putArray("item");
      if (!chance.isOrdinary()) {
        items = items.addObject().put("linkId", "deeper").putArray("item");
      }
    }
    ArrayNode all = items;
    new TreeMap<>(answers).forEach((linkId, answer) -> write(all, linkId, answer));
    return form;
  }

  private void write(ArrayNode items, String linkId, Object answer) {
    ObjectNode item = items.addObject().put("linkId", linkId);
    if (chance.isOrdinary()) {
      write(item.putArray("answer").addObject(), answer);
      return;
    }
    switch (chance.between(0, 5)) {
      case 0 -> item.remove("answer");
      case 1 -> item.putArray("answer");
      case 2 -> {
        write(item.putArray("answer").addObject(), answer);
        write(item.withArray("answer").addObject(), !answer.equals(true));
      }
      case 3 -> write(item.putArray("answer").addObject(), String.valueOf(answer));
      case 4 -> item.putArray("answer").addObject().put("valueString", String.valueOf(answer));
      default -> item.putArray("answer").addObject().put("valueDecimal", 1.5);
    }
  }

  private void write(ObjectNode at, Object answer) {
    switch (answer) {
      case Boolean isSo -> at.put(VALUE_BOOLEAN, isSo);
      case Integer number -> at.put("valueInteger", number);
      default ->
          at.set(
              "valueCoding",
              sheet.vocabulary().coding(new CodeKey(Vocabulary.LOCAL, String.valueOf(answer))));
    }
  }
}
