package dev.carpus.benchmarks;

import dev.carpus.benchmarks.byhand.HandWritten;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Question;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.compiled.CompiledEngine;
import dev.carpus.logic.facts.ReadRecord;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.Site;
import dev.carpus.reference.ParsedResources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The rules that are written by hand and the same ones compiled. Used by one thread. */
final class Rules {
  private final LogicProgram program;
  private final ClinicalLogic compiled;
  private final List<Question> questions;
  private final HandWritten handWritten;

  /** Those of the shipped pathway. */
  Rules() {
    LogicProgram whole = whole();
    program =
        new LogicProgram(
            whole.main(),
            whole.included(),
            new TreeSet<>(HandWritten.EXPRESSIONS),
            whole.terminology(),
            whole.units(),
            whole.parameters());
    compiled = new CompiledEngine(ParsedResources::new).prepare(program);
    questions = HandWritten.EXPRESSIONS.stream().map(compiled::question).toList();
    handWritten = new HandWritten(program, new ParsedResources(program));
  }

  /** What is compiled. */
  LogicProgram program() {
    return program;
  }

  private static LogicProgram whole() {
    List<LogicProgram> programs = new ArrayList<>();
    new PathwayLoader(
            program -> {
              programs.add(program);
              return (_, _) -> {
                throw new UnsupportedOperationException("this engine answers nothing");
              };
            },
            Site.none())
        .load(ContentFolder.shipped());
    return programs.getFirst();
  }

  /** A record that the compiled rules have read; they are evaluated when they are asked for. */
  Answers readCompiled(PatientRecord record, Moment moment) {
    return compiled.answer(record, moment);
  }

  /** Evaluates the compiled rules, which it asks as a pathway does. */
  Map<String, Ternary> evaluate(Answers answers) {
    Map<String, Ternary> values = new HashMap<>();
    for (Question question : questions) {
      values.put(question.expression(), answers.value(question));
    }
    return values;
  }

  /** A record that the rules by hand have read. */
  ReadRecord readByHand(PatientRecord record, Moment moment) {
    return handWritten.read(record, moment);
  }

  /** Evaluates the rules by hand. */
  Map<String, Ternary> evaluate(PatientRecord record, ReadRecord read, Moment moment) {
    return handWritten.answer(record, read, moment);
  }
}
