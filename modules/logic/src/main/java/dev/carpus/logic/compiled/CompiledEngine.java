package dev.carpus.logic.compiled;

import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.UnknownAwareElm;
import dev.carpus.logic.compiled.CompiledLogic.Asked;
import dev.carpus.logic.facts.OddResources;
import dev.carpus.logic.facts.Projection;
import dev.carpus.logic.facts.RecordReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Compiles the logic of pathways; thread-safe. */
public final class CompiledEngine implements LogicEngine {
  private final Function<LogicProgram, OddResources> odd;

  /**
   * An engine.
   *
   * @param odd for a program, what reads the resources that are written in unusual ways
   */
  public CompiledEngine(Function<LogicProgram, OddResources> odd) {
    this.odd = odd;
  }

  /**
   * Compiles a program.
   *
   * @throws EvaluationFailure if the compiler does not know all of its ELM
   */
  @Override
  public ClinicalLogic prepare(LogicProgram program) {
    ElmGraph graph = new ElmGraph(program.main(), program.included());
    List<ElmLibrary> rewritten = UnknownAwareElm.rewrite(program.main(), program.included(), graph);
    Map<String, Reach> reach = new HashMap<>();
    NavigableSet<ExpressionName> asked = new TreeSet<>();
    for (String expression : program.expressions()) {
      Reach reached = graph.reach(expression);
      reach.put(expression, reached);
      asked.add(new ExpressionName(program.main().name(), expression));
      asked.addAll(reached.evidence());
    }
    CompiledProgram compiled =
        new CompiledProgram(rewritten, asked, program.terminology(), program.units());
    if (!compiled.unsupported().isEmpty()) {
      throw new UnsupportedProgram(compiled.unsupported());
    }
    CodePaths paths = CodePaths.of(reach.values());
    Projection projection = ElementUse.of(rewritten, asked);
    paths.keep(projection);
    RecordReading reading =
        new RecordReading(projection, program.terminology(), program.units(), odd.apply(program));
    Map<String, Asked> answered = new HashMap<>();
    reach.forEach((expression, reached) ->
        answered.put(
            expression,
            new Asked(
                answered.size(),
                compiled.code(new ExpressionName(program.main().name(), expression)),
                reached.evidence().stream().map(compiled::code).toList(),
                reached)));
    return new CompiledLogic(
        program, compiled, reading, answered, graph.parameters(), new UnknownCodes(paths));
  }
}
