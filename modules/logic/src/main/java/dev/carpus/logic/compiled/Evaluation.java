package dev.carpus.logic.compiled;

import dev.carpus.logic.Moment;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation: the resources, the moment, and what has been worked out so far; for one thread.
 */
class Evaluation {
  private static final Object NULL = new Object();

  private final List<List<Fact>> byType;
  private final BitSet present;
  private final Map<String, Object> parameters;
  private final Temporal now;
  private final @Nullable Object[] cells;

  /** The frame of all that needs no locals. */
  private final Frame bare = new Frame(this, new Object[0]);

  /**
   * An evaluation.
   *
   * @param byType the resources, by the numbers that {@link Sources} gives their types
   * @param present what gives something, as {@link Sources#present} tells
   * @param cells the values of those that are known, as they are kept, by their numbers
   */
  Evaluation(
      List<List<Fact>> byType,
      BitSet present,
      Map<String, Object> parameters,
      Moment moment,
      @Nullable Object[] cells) {
    this.byType = byType;
    this.present = present;
    this.parameters = parameters;
    now = Temporal.dateTime(moment.dateTime().toOffsetDateTime());
    this.cells = cells;
  }

  /** All resources of a type. */
  final List<Fact> retrieve(Source.All all) {
    looksAt(all.number());
    return byType.get(all.type());
  }

  /** The resources of a type that are coded so. */
  final List<Fact> retrieve(Source.Coded coded) {
    looksAt(coded.number());
    if (!present.get(coded.number())) {
      return List.of();
    }
    List<Fact> all = byType.get(coded.type());
    List<Fact> found = List.of();
    for (int i = 0; i < all.size(); i++) {
      Fact fact = all.get(i);
      if (Retrieves.isIn(coded.element().of(fact), coded.bit())) {
        found = found.isEmpty() ? new ArrayList<>() : found;
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
