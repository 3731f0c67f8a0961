package dev.carpus.logic.compiled;

import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.UnknownAwareElm;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.logic.values.InvalidOperandException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What cells are worth where nothing that they look at is there. Most of a pathway speaks of what
 * most records do not hold, and need not be worked out anew for each.
 *
 * <p>The cells are worked out once for an empty record and the usual parameters; what each of them
 * has looked at on the way, the cells within it included, is noted. While all of that is as it was,
 * it would go the same way again, to the same value. Who looks at the moment has no such value.
 */
final class QuietCells {
  /** What the parameters are for most calls. */
  static final Map<String, Object> USUAL =
      Map.of(
          UnknownAwareElm.NOT_OBTAINED,
          List.of(),
          LogicProgram.HOOK,
          "patient-view",
          LogicProgram.BASKET,
          List.of());

  private static final Moment ANY = new Moment(Instant.EPOCH, ZoneOffset.UTC);

  private final @Nullable Object[] values;
  private final long[][] lookedAt;

  private QuietCells(int cells) {
    values = new Object[cells];
    lookedAt = new long[cells][];
  }

  /** Those of a program. */
  static QuietCells of(List<Cell> cells) {
    QuietCells quiet = new QuietCells(cells.size());
    Trace trace = new Trace(cells.size());
    for (Cell cell : cells) {
      try {
        Object value = trace.cell(cell);
        BitSet looked = Objects.requireNonNull(trace.lookedAt(cell));
        if (!looked.get(Source.MOMENT)) {
          quiet.values[cell.number()] = Evaluation.kept(value);
          quiet.lookedAt[cell.number()] = looked.toLongArray();
        }
      } catch (InvalidOperandException | ClassCastException _) {
        // It fails on an empty record, and must fail again.
      }
    }
    return quiet;
  }

  /** How many cells there are. */
  int cells() {
    return values.length;
  }

  /** No such values. */
  static QuietCells none(int cells) {
    return new QuietCells(cells);
  }

  /**
   * The value of a cell, as it is kept; null if it must be worked out.
   *
   * @param present what gives something, as {@link Sources#present} tells
   */
  @Nullable Object of(int cell, long[] present) {
    Object value = values[cell];
    if (value == null) {
      return null;
    }
    long[] looked = lookedAt[cell];
    for (int i = 0; i < looked.length; i++) {
      if ((looked[i] & present[i]) != 0) {
        return null;
      }
    }
    return value;
  }

  /** An evaluation of an empty record, which notes what each cell looks at. */
  private static final class Trace extends Evaluation {
    private final @Nullable BitSet[] byCell;

    /** What the cell looks at that is being worked out. */
    private BitSet current = new BitSet();

    Trace(int cells) {
      super(new FactRecord(Map.of()), USUAL, ANY, none(cells), new long[1]);
      byCell = new BitSet[cells];
    }

    @Nullable BitSet lookedAt(Cell cell) {
      return byCell[cell.number()];
    }

    @Override
    @Nullable Object cell(Cell cell) {
      BitSet outer = current;
      BitSet known = byCell[cell.number()];
      current = known == null ? new BitSet() : known;
      try {
        Object value = super.cell(cell);
        byCell[cell.number()] = current;
        return value;
      } finally {
        outer.or(current);
        current = outer;
      }
    }

    @Override
    void looksAt(int source) {
      current.set(source);
    }
  }
}
