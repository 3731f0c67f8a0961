package dev.carpus.terminology.units;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ConceptMap;

/**
 * Units of measure: which UCUM unit a quantity has, and what its value is in another. Thread-safe.
 *
 * <p>Annotations mean nothing to UCUM: {@code {score}} and {@code {titer}} are both the unity and
 * can be compared, as can mL/min/{1.73_m2} and mL/min; that a value is a titer must be known by its
 * code. International units are no enzyme units: {@code [IU]} and {@code U} cannot be compared, as
 * only the analyte tells whether they are the same.
 *
 * @see <a href="https://ucum.org/ucum">UCUM</a>
 */
public final class Units {
  /** The system of UCUM codes in FHIR. */
  public static final String UCUM = "http://unitsofmeasure.org";

  private static final Set<String> UCUM_SYSTEMS =
      Set.of(UCUM, UCUM + "/", "urn:oid:2.16.840.1.113883.6.8");

  /** UCUM has them, but nobody means coulomb, farad or gauss per litre by them. */
  private static final Set<String> NEVER_MEANT = Set.of("C", "F", "G/L", "G/l");

  private static final int MOST_PARSED = 1_000;

  /** Values beyond it are no measurements, and exact arithmetic with them would take for ever. */
  private static final int MOST_DIGITS = 100;

  private final UcumDefinitions definitions;
  private final Map<String, String> spellings;
  private final ConcurrentMap<String, Optional<UcumUnit>> parsed = new ConcurrentHashMap<>();

  Units(UcumDefinitions definitions, Map<String, String> spellings) {
    this.definitions = definitions;
    this.spellings = Map.copyOf(spellings);
  }

  /**
   * Reads the table of spellings that are not UCUM, or not what UCUM takes them for.
   *
   * @param spellings maps from spellings to UCUM codes
   */
  public static UnitsReading read(List<ConceptMap> spellings) {
    UcumDefinitions definitions = UcumDefinitions.shipped();
    UnitSpellings table = new UnitSpellings(definitions);
    spellings.forEach(table::read);
    return new UnitsReading(new Units(definitions, table.spellings()), table.problems());
  }

  /**
   * The UCUM code of a FHIR Quantity; empty if it has no unit, or none that is understood.
   *
   * <p>The table of spellings goes first, then a code of UCUM, then the text of the unit. A text
   * counts as it is only where UCUM and everyday language agree on it: {@code C} is no coulomb.
   * Blanks around a code or a text do not count. A text beside the code of another system counts
   * through the table alone; code and text without any system must not contradict each other.
   *
   * @see <a href="https://hl7.org/fhir/R4/datatypes.html#Quantity">FHIR R4, Quantity</a>
   */
  public Optional<String> ucum(
      Optional<String> system, Optional<String> code, Optional<String> unit) {
    Optional<String> symbol = code.map(String::strip);
    Optional<String> text = unit.map(String::strip);
    if (system.isEmpty()) {
      List<String> readings =
          Stream.of(symbol, text)
              .flatMap(each -> each.flatMap(this::ofText).stream())
              .distinct()
              .toList();
      return readings.size() == 1 ? Optional.of(readings.getFirst()) : Optional.empty();
    }
    if (UCUM_SYSTEMS.contains(system.get().strip())) {
      return symbol.flatMap(this::ofCode).or(() -> text.flatMap(this::ofText));
    }
    return text.flatMap(this::spelled);
  }

  /**
   * The value in another unit: exact where it has at most 34 digits; empty if a unit is unknown, if
   * the units are not of one dimension, or if the value is too large or small to be a measurement.
   *
   * @param from a UCUM code
   * @param to a UCUM code
   */
  public Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
    if (!isMeasurable(value)) {
      return Optional.empty();
    }
    Optional<UcumUnit> target = unit(to);
    return from.equals(to)
        ? target.map(_ -> value)
        : unit(from).flatMap(source -> target.flatMap(other -> source.convert(value, other)));
  }

  /**
   * Compares two quantities exactly; empty where {@link #convert} would be.
   *
   * @param unit a UCUM code
   * @param otherUnit a UCUM code
   */
  public OptionalInt compare(
      BigDecimal value, String unit, BigDecimal otherValue, String otherUnit) {
    Optional<UcumUnit> one = unit(unit);
    Optional<UcumUnit> other = unit(otherUnit);
    return one.isPresent() && other.isPresent() && isMeasurable(value) && isMeasurable(otherValue)
        ? one.get().compare(value, otherValue, other.get())
        : OptionalInt.empty();
  }

  private static boolean isMeasurable(BigDecimal value) {
    return Math.abs((long) value.scale()) <= MOST_DIGITS
        && value.precision() - value.scale() <= MOST_DIGITS;
  }

  private Optional<String> spelled(String text) {
    return Optional.ofNullable(spellings.get(text));
  }

  private Optional<String> ofCode(String code) {
    return spelled(code)
        .or(() -> NEVER_MEANT.contains(code) ? Optional.empty() : unit(code).map(_ -> code));
  }

  private Optional<String> ofText(String text) {
    return spelled(text).or(() -> unit(text).filter(UcumUnit::isUnmistakable).map(_ -> text));
  }

  private Optional<UcumUnit> unit(String code) {
    Optional<UcumUnit> known = parsed.get(code);
    if (known != null) {
      return known;
    }
    if (parsed.size() >= MOST_PARSED) {
      // Texts are whatever clients send; the few units in use are soon back.
      parsed.clear();
    }
    Optional<UcumUnit> unit = definitions.unit(code);
    parsed.put(code, unit);
    return unit;
  }
}
