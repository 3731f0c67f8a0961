package dev.carpus.logic.compiled;

import dev.carpus.logic.Moment;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.logic.values.Temporal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation: the record, the moment, and what has been worked out so far; for one thread. */
final class Evaluation {
  private static final Object NULL = new Object();

  private final FactRecord record;
  private final Map<String, Object> parameters;
  private final Temporal now;
  private final @Nullable Object[] cells;

  Evaluation(FactRecord record, Map<String, Object> parameters, Moment moment, int cells) {
    this.record = record;
    this.parameters = parameters;
    now = Temporal.dateTime(moment.dateTime().toOffsetDateTime());
    this.cells = new Object[cells];
  }

  /** The record. */
  FactRecord record() {
    return record;
  }

  /** When it takes place. */
  Temporal now() {
    return now;
  }

  /** Whether a parameter is given. */
  boolean hasParameter(String name) {
    return parameters.containsKey(name);
  }

  /** The value that is given for a parameter. */
  @Nullable Object parameter(String name) {
    return parameters.get(name);
  }

  /** The value of a cell, which is worked out when it is first asked for. */
  @Nullable Object cell(int number, Expression code, int slots) {
    Object known = cells[number];
    if (known == null) {
      Object value = code.value(new Frame(this, new Object[slots]));
      cells[number] = kept(value);
      return value;
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
