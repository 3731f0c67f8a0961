package dev.carpus.reference;

import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.logic.compiled.CompiledEngine;
import dev.carpus.logic.compiled.UnsupportedProgram;
import java.util.List;
import java.util.Map;

/**
 * The compiled engine, and the official one for programs that the compiler does not know all of;
 * thread-safe.
 */
public final class PreferredEngine implements LogicEngine {
  private final LogicEngine compiled = new CompiledEngine(ParsedResources::new);
  private final LogicEngine official = new ReferenceEngine();

  @Override
  public ClinicalLogic prepare(LogicProgram program) {
    try {
      return compiled.prepare(program);
    } catch (UnsupportedProgram unknown) {
      return new NotCompiled(official.prepare(program), unknown.unsupported());
    }
  }

  /** Logic that runs on the official engine because of these pieces. */
  private record NotCompiled(ClinicalLogic logic, List<UnsupportedElm> notCompiled)
      implements ClinicalLogic {
    @Override
    public Answers answer(PatientRecord record, Moment moment) {
      return logic.answer(record, moment);
    }

    @Override
    public ClinicalLogic withParameters(Map<String, Object> parameters) {
      return new NotCompiled(logic.withParameters(parameters), notCompiled);
    }
  }
}
