package dev.carpus.logic.facts;

import dev.carpus.terminology.units.Units;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What can be compared of a FHIR Quantity: its value in UCUM, or why it has none that counts.
 *
 * <ul>
 *   <li>A value without a unit, of another code system than UCUM, or with a comparator is no exact
 *       amount of anything;
 *   <li>temperatures are brought to {@code Cel}, weeks to days;
 *   <li>an Age or Duration that is not of time is none.
 * </ul>
 */
public sealed interface UsableQuantity {
  /** The durations that CQL adds to a date. */
  Set<String> OF_TIME = Set.of("ms", "s", "min", "h", "d", "wk", "mo", "a");

  /** How much of the text of a unit is repeated. */
  int LONGEST_SHOWN = 40;

  /** A value in a UCUM unit. */
  record Usable(BigDecimal value, String unit) implements UsableQuantity {}

  /** Why the value does not count; it never says the value. */
  record Doubtful(String reason) implements UsableQuantity {}

  /**
   * A Quantity as it was recorded.
   *
   * @param isDuration whether it is an Age or a Duration
   */
  record Recorded(
      BigDecimal value,
      Optional<String> system,
      Optional<String> code,
      Optional<String> unit,
      Optional<String> comparator,
      boolean isDuration) {
    private String withoutUnit() {
      return unit.filter(text -> !text.isBlank())
          .or(() -> code.filter(text -> !text.isBlank()))
          .map(text -> "unit not understood: " + abbreviated(text))
          .orElse("unit missing");
    }

    private static String abbreviated(String text) {
      return text.codePointCount(0, text.length()) > LONGEST_SHOWN
          ? text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…"
          : text;
    }
  }

  /** What can be compared of a recorded Quantity. */
  static UsableQuantity of(Recorded recorded, Units units) {
    Optional<String> ucum =
        units.ucum(text(recorded.system()), text(recorded.code()), text(recorded.unit()));
    if (ucum.isEmpty()) {
      return new Doubtful(recorded.withoutUnit());
    }
    if (recorded.comparator().isPresent()) {
      return new Doubtful("not an exact value: " + recorded.comparator().get());
    }
    String unit = ucum.get();
    if (recorded.isDuration() && !OF_TIME.contains(unit)) {
      return new Doubtful("unit not of time: " + unit);
    }
    String base = base(unit, units);
    return units
        .convert(recorded.value(), unit, base)
        .<UsableQuantity>map(value -> new Usable(value, base))
        .orElse(new Doubtful("value out of range"));
  }

  private static Optional<String> text(Optional<String> element) {
    return element.filter(each -> !each.isBlank());
  }

  private static String base(String unit, Units units) {
    if (unit.equals("wk")) {
      return "d";
    }
    return units.convert(BigDecimal.ONE, unit, "Cel").isPresent() ? "Cel" : unit;
  }
}
