package dev.carpus.logic.compiled;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.Moment;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.units.Units;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The expressions of several libraries as closures over facts; thread-safe. */
public final class CompiledProgram {
  private final Map<ExpressionName, Expression> expressions = new HashMap<>();
  private final List<UnsupportedElm> unsupported;
  private final Sources sources;
  private final QuietCells quiet;

  /**
   * Compiles.
   *
   * @param libraries all libraries that are needed
   * @param asked the expressions that will be asked for
   */
  public CompiledProgram(
      List<ElmLibrary> libraries,
      Collection<ExpressionName> asked,
      ConceptIndex index,
      Units units) {
    Compiler compiler = new Compiler(libraries, index, units);
    asked.forEach(name -> expressions.put(name, compiler.definition(name)));
    unsupported = compiler.unsupported();
    sources = compiler.sources();
    quiet =
        unsupported.isEmpty()
            ? QuietCells.of(compiler.cells(), sources)
            : QuietCells.none(compiler.cells().size(), sources);
  }

  /** What of the libraries is not known here; with any of it, the program must not be run. */
  public List<UnsupportedElm> unsupported() {
    return unsupported;
  }

  /**
   * Evaluates for a patient; each expression when it is first asked for.
   *
   * @param parameters by name alone: whichever library declares it gets it
   */
  public Values evaluate(FactRecord record, Map<String, Object> parameters, Moment moment) {
    return new Values(record, parameters, moment);
  }

  /** An expression that was compiled. */
  record Code(ExpressionName name, Expression expression) {}

  /**
   * The code of an expression.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  Code code(ExpressionName name) {
    Expression expression = expressions.get(name);
    if (expression == null) {
      throw new IllegalArgumentException(name + " was not compiled");
    }
    return new Code(name, expression);
  }

  /** What comes of each expression, worked out from the first question on; for one thread. */
  public final class Values {
    private final FactRecord record;
    private final Map<String, Object> parameters;
    private final Moment moment;
    private @Nullable Frame frame;

    private Values(FactRecord record, Map<String, Object> parameters, Moment moment) {
      this.record = record;
      this.parameters = parameters;
      this.moment = moment;
    }

    private Frame frame() {
      Frame known = frame;
      if (known == null) {
        known = new Frame(evaluation(), new Object[0]);
        frame = known;
      }
      return known;
    }

    private Evaluation evaluation() {
      Found found = sources.in(record, parameters, QuietCells.USUAL);
      return new Evaluation(found, parameters, moment, quiet.in(found.present()));
    }

    /**
     * The value of an expression that was asked.
     *
     * @throws EvaluationFailure if it has none
     */
    public @Nullable Object of(ExpressionName name) {
      return of(code(name));
    }

    /**
     * The value of an expression.
     *
     * @throws EvaluationFailure if it has none
     */
    @Nullable Object of(Code code) {
      try {
        return code.expression().value(frame());
      } catch (InvalidOperandException | ClassCastException failed) {
        throw new EvaluationFailure("the logic failed on " + code.name().name(), failed);
      }
    }
  }
}
