package dev.carpus.logic.values;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A Date, DateTime or Time of CQL, known to some precision; a value.
 *
 * <p>The year to the millisecond are packed into one number, so that a comparison is a shift and a
 * subtraction. What is finer than the precision has its least value.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#datetime">CQL, DateTime</a>
 */
public final class Temporal {
  /** What a comparison gives where one of the two is too coarse to tell. */
  public static final int UNCERTAIN = Integer.MIN_VALUE;

  private static final int NANOS = 1_000_000;

  /** The three types. */
  public enum Kind {
    DATE,
    DATE_TIME,
    TIME
  }

  private final Kind kind;
  private final Precision precision;
  private final long packed;
  private final int offsetSeconds;

  private Temporal(Kind kind, Precision precision, long packed, int offsetSeconds) {
    this.kind = kind;
    this.precision = precision;
    this.packed = packed >> precision.shift() << precision.shift() | least(precision);
    this.offsetSeconds = offsetSeconds;
  }

  /** The first month or day, where the precision leaves them open. */
  private static long least(Precision precision) {
    return switch (precision) {
      case YEAR -> 1L << Precision.MONTH.shift() | 1L << Precision.DAY.shift();
      case MONTH -> 1L << Precision.DAY.shift();
      default -> 0;
    };
  }

  /** A Date. */
  public static Temporal date(LocalDate date, Precision precision) {
    return new Temporal(
        Kind.DATE, Precision.coarser(precision, Precision.DAY), pack(date.atStartOfDay()), 0);
  }

  /** A DateTime, as the clock shows it at an offset from UTC. */
  public static Temporal dateTime(LocalDateTime local, ZoneOffset offset, Precision precision) {
    return new Temporal(Kind.DATE_TIME, precision, pack(local), offset.getTotalSeconds());
  }

  /** A DateTime to the millisecond. */
  public static Temporal dateTime(OffsetDateTime moment) {
    return dateTime(moment.toLocalDateTime(), moment.getOffset(), Precision.MILLISECOND);
  }

  /** A Time. */
  public static Temporal time(
      int hour, int minute, int second, int millisecond, Precision precision) {
    LocalDateTime local = LocalDateTime.of(0, 1, 1, hour, minute, second, millisecond * NANOS);
    return new Temporal(Kind.TIME, precision, pack(local), 0);
  }

  private static long pack(LocalDateTime local) {
    return (long) local.getYear() << Precision.YEAR.shift()
        | (long) local.getMonthValue() << Precision.MONTH.shift()
        | (long) local.getDayOfMonth() << Precision.DAY.shift()
        | (long) local.getHour() << Precision.HOUR.shift()
        | (long) local.getMinute() << Precision.MINUTE.shift()
        | (long) local.getSecond() << Precision.SECOND.shift()
        | local.getNano() / NANOS;
  }

  /** Which of the three types it is. */
  public Kind kind() {
    return kind;
  }

  /** How exactly it is known. */
  public Precision precision() {
    return precision;
  }

  /** The offset from UTC of a DateTime. */
  public ZoneOffset offset() {
    return ZoneOffset.ofTotalSeconds(offsetSeconds);
  }

  /** A component; null where this is too coarse to have it. */
  public @Nullable Integer component(Precision wanted) {
    return wanted.isFinerThan(precision) ? null : part(wanted);
  }

  private int part(Precision wanted) {
    if (wanted == Precision.YEAR) {
      return (int) (packed >> Precision.YEAR.shift());
    }
    int bits = wanted.nextCoarser().shift() - wanted.shift();
    return (int) (packed >> wanted.shift() & (1L << bits) - 1);
  }

  /** As the clock shows it; the least value of what is not known. */
  LocalDateTime local() {
    return LocalDateTime.of(
        part(Precision.YEAR),
        part(Precision.MONTH),
        part(Precision.DAY),
        part(Precision.HOUR),
        part(Precision.MINUTE),
        part(Precision.SECOND),
        part(Precision.MILLISECOND) * NANOS);
  }

  /** Another moment of the same type and offset. */
  Temporal with(LocalDateTime local, Precision to) {
    return new Temporal(kind, to, pack(local), offsetSeconds);
  }

  /** The same moment by the clock of another offset, packed. */
  private long packedAt(int offset) {
    return offset == offsetSeconds ? packed : pack(local().plusSeconds(offset - offsetSeconds));
  }

  /**
   * Compares to a precision: what is finer does not count.
   *
   * @param other of the same type
   * @return negative, zero or positive; {@link #UNCERTAIN} where both are the same as far as both
   *     are known, and one is not known to that precision
   */
  public int compare(Temporal other, Precision to) {
    Precision most = kind == Kind.DATE ? Precision.coarser(to, Precision.DAY) : to;
    boolean isKnown = !most.isFinerThan(precision) && !most.isFinerThan(other.precision);
    int shift = (isKnown ? most : Precision.coarser(precision, other.precision)).shift();
    long right =
        kind == Kind.DATE_TIME && most.isFinerThan(Precision.DAY)
            ? other.packedAt(offsetSeconds)
            : other.packed;
    int result = Long.compare(packed >> shift, right >> shift);
    return result != 0 || isKnown ? result : UNCERTAIN;
  }

  /** Compares to the finer precision of the two. */
  public int compare(Temporal other) {
    return compare(other, Precision.finer(precision, other.precision));
  }

  /** The calendar day of a DateTime, as its own clock has it. */
  public Temporal date() {
    return new Temporal(Kind.DATE, Precision.coarser(precision, Precision.DAY), packed, 0);
  }

  /** A Date as the DateTime of its start, known no more exactly. */
  public Temporal dateTime(ZoneOffset offset) {
    return new Temporal(Kind.DATE_TIME, precision, packed, offset.getTotalSeconds());
  }

  /** The earliest that it may be, known to that precision. */
  Temporal earliest(Precision to) {
    return with(local(), to);
  }

  /** The latest that it may be, known to that precision. */
  Temporal latest(Precision to) {
    LocalDateTime next = local().plus(1, precision.unit());
    return with(next.minus(1, to.unit()), to);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Temporal that
        && kind == that.kind
        && precision == that.precision
        && packed == that.packed
        && offsetSeconds == that.offsetSeconds;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(packed);
  }

  /** As CQL writes it. */
  @Override
  public String toString() {
    return TemporalText.of(this);
  }
}
