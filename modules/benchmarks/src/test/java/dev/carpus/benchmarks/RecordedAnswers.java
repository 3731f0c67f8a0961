package dev.carpus.benchmarks;

import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.reference.ReferenceEngine;
import java.util.ArrayList;
import java.util.List;

/** The reference engine, which keeps what it answered. */
final class RecordedAnswers implements LogicEngine {
  private final LogicEngine engine = new ReferenceEngine();
  private final List<Answers> answers = new ArrayList<>();

  @Override
  public ClinicalLogic prepare(LogicProgram program) {
    ClinicalLogic logic = engine.prepare(program);
    return (record, moment) -> {
      Answers answered = logic.answer(record, moment);
      answers.add(answered);
      return answered;
    };
  }

  /** What it answered since the last time, in that order. */
  List<Answers> taken() {
    List<Answers> taken = List.copyOf(answers);
    answers.clear();
    return taken;
  }
}
