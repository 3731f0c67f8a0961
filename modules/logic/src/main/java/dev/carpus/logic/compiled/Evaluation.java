package dev.carpus.logic.compiled;

import dev.carpus.logic.Moment;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation: the resources, the moment, and what has been worked out so far; for one thread.
 */
class Evaluation {
  private static final Object NULL = new Object();

  private final Found found;
  private final Map<String, Object> parameters;
  private final Temporal now;
  private final @Nullable Object[] cells;

  /** The frame of all that needs no locals. */
  private final Frame bare = new Frame(this, new Object[0]);

  /**
   * An evaluation.
   *
   * @param found what the sources give
   * @param cells the values of those that are known, as they are kept, by their numbers
   */
  Evaluation(Found found, Map<String, Object> parameters, Moment moment, @Nullable Object[] cells) {
    this.found = found;
    this.parameters = parameters;
    now = Temporal.dateTime(moment.dateTime().toOffsetDateTime());
    this.cells = cells;
  }

  /** The resources that a retrieve finds. */
  final List<Fact> retrieve(int source) {
    looksAt(source);
    return found.resources(source);
  }

  /** When it takes place. */
  final Temporal now() {
    looksAt(Sources.MOMENT);
    return now;
  }

  /** Whether a parameter is given. */
  final boolean has(Sources.Parameter parameter) {
    looksAt(parameter.number());
    return parameters.containsKey(parameter.name());
  }

  /** The value that is given for a parameter. */
  final @Nullable Object parameter(Sources.Parameter parameter) {
    return parameters.get(parameter.name());
  }

  /** Is told what is looked at. */
  void looksAt(int source) {}

  /** The value of a cell, which is worked out when it is first asked for. */
  @Nullable Object cell(Cell cell) {
    Object known = cells[cell.number()];
    return unkept(known == null ? work(cell) : known);
  }

  private Object work(Cell cell) {
    Frame frame = cell.slots() == 0 ? bare : new Frame(this, new Object[cell.slots()]);
    Object worked = kept(cell.code().value(frame));
    cells[cell.number()] = worked;
    return worked;
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
