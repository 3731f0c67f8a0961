package dev.carpus.logic.compiled;

import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.UnknownAwareElm;
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

  /** For each source, a bit for each cell that looks at it. */
  private final long[][] lookers;

  private QuietCells(int cells, int sources) {
    values = new Object[cells];
    lookers = new long[sources][(cells + Long.SIZE - 1) / Long.SIZE];
  }

  /**
   * Those of a program.
   *
   * @param sources what it takes from an evaluation
   */
  static QuietCells of(List<Cell> cells, Sources sources) {
    QuietCells quiet = new QuietCells(cells.size(), sources.count());
    Trace trace = new Trace(cells.size(), sources);
    for (Cell cell : cells) {
      try {
        Object value = trace.cell(cell);
        BitSet looked = Objects.requireNonNull(trace.lookedAt(cell));
        if (!looked.get(Sources.MOMENT)) {
          quiet.values[cell.number()] = Evaluation.kept(value);
          looked.stream().forEach(source -> turnOn(cell.number(), quiet.lookers[source]));
        }
      } catch (InvalidOperandException | ClassCastException _) {
        // It fails on an empty record, and must fail again.
      }
    }
    return quiet;
  }

  /** No such values. */
  static QuietCells none(int cells, Sources sources) {
    return new QuietCells(cells, sources.count());
  }

  private static void turnOn(int cell, long[] bits) {
    bits[cell / Long.SIZE] |= 1L << cell;
  }

  /**
   * The values of all cells, as they are kept; null of those that must be worked out.
   *
   * @param present what gives something, as {@link Found#present} tells
   */
  @Nullable Object[] in(BitSet present) {
    @Nullable Object[] known = values.clone();
    long[] loud = new long[(values.length + Long.SIZE - 1) / Long.SIZE];
    for (int source = present.nextSetBit(0); source >= 0; source = present.nextSetBit(source + 1)) {
      long[] looking = lookers[source];
      for (int i = 0; i < loud.length; i++) {
        loud[i] |= looking[i];
      }
    }
    for (int i = 0; i < loud.length; i++) {
      for (long left = loud[i]; left != 0; left &= left - 1) {
        known[i * Long.SIZE + Long.numberOfTrailingZeros(left)] = null;
      }
    }
    return known;
  }

  /** An evaluation of an empty record, which notes what each cell looks at. */
  private static final class Trace extends Evaluation {
    private final @Nullable BitSet[] byCell;

    /** What the cell looks at that is being worked out. */
    private BitSet current = new BitSet();

    Trace(int cells, Sources sources) {
      super(new Found(sources.count()), USUAL, ANY, new Object[cells]);
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
