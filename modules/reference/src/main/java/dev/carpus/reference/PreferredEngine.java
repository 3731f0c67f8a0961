package dev.carpus.reference;

import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.compiled.CompiledEngine;
import dev.carpus.logic.compiled.UnsupportedElm;
import dev.carpus.logic.compiled.UnsupportedProgram;
import java.util.List;

/**
 * The compiled engine, and the official one for programs that the compiler does not know all of;
 * thread-safe.
 */
public final class PreferredEngine implements LogicEngine {
  /** Is told of a program that runs on the official engine, which is right, but slow. */
  @FunctionalInterface
  public interface Watcher {
    /** The compiler does not know these pieces of the library, or of one that it includes. */
    void notCompiled(String library, List<UnsupportedElm> unsupported);
  }

  private final LogicEngine compiled = new CompiledEngine(ParsedResources::new);
  private final LogicEngine official = new ReferenceEngine();
  private final Watcher watcher;

  /** An engine. */
  public PreferredEngine(Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public ClinicalLogic prepare(LogicProgram program) {
    try {
      return compiled.prepare(program);
    } catch (UnsupportedProgram unknown) {
      watcher.notCompiled(program.main().name(), unknown.unsupported());
      return official.prepare(program);
    }
  }
}
