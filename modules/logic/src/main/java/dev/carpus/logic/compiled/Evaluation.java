package dev.carpus.logic.compiled;

import dev.carpus.logic.Moment;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.logic.values.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation: the record, the moment, and what has been worked out so far; for one thread. */
class Evaluation {
  private static final Object NULL = new Object();

  private final FactRecord record;
  private final Map<String, Object> parameters;
  private final Temporal now;
  private final QuietCells quiet;
  private final long[] present;
  private final @Nullable Object[] cells;

  /**
   * An evaluation.
   *
   * @param quiet what cells are worth where nothing is there that they look at
   * @param present what is there
   */
  Evaluation(
      FactRecord record,
      Map<String, Object> parameters,
      Moment moment,
      QuietCells quiet,
      long[] present) {
    this.record = record;
    this.parameters = parameters;
    now = Temporal.dateTime(moment.dateTime().toOffsetDateTime());
    this.quiet = quiet;
    this.present = present;
    this.cells = new Object[quiet.cells()];
  }

  /** What a retrieve gives. */
  final List<Fact> retrieve(Source.Retrieve retrieve) {
    looksAt(retrieve.number());
    List<Fact> all = record.ofType(retrieve.type());
    if (retrieve.element().isEmpty()) {
      return all;
    }
    List<Fact> found = new ArrayList<>();
    for (Fact fact : all) {
      if (Retrieves.isIn(fact.element(retrieve.element()), retrieve.bit())) {
        found.add(fact);
      }
    }
    return found;
  }

  /** When it takes place. */
  final Temporal now() {
    looksAt(Source.MOMENT);
    return now;
  }

  /** Whether a parameter is given. */
  final boolean has(Source.Parameter parameter) {
    looksAt(parameter.number());
    return parameters.containsKey(parameter.name());
  }

  /** The value that is given for a parameter. */
  final @Nullable Object parameter(Source.Parameter parameter) {
    return parameters.get(parameter.name());
  }

  /** Is told what is looked at. */
  void looksAt(int source) {}

  /** The value of a cell, which is worked out when it is first asked for. */
  @Nullable Object cell(Cell cell) {
    Object known = cells[cell.number()];
    if (known == null) {
      known = quiet.of(cell.number(), present);
      if (known == null) {
        known = kept(cell.code().value(new Frame(this, new Object[cell.slots()])));
      }
      cells[cell.number()] = known;
    }
    return unkept(known);
  }

  /** A value in the form in which it is kept: null as well. */
  static Object kept(@Nullable Object value) {
    return value == null ? NULL : value;
  }

  /** The value that is kept. */
  static @Nullable Object unkept(Object kept) {
    return kept == NULL ? null : kept;
  }
}
