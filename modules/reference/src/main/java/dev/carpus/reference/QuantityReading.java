package dev.carpus.reference;

import dev.carpus.terminology.units.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.jspecify.annotations.Nullable;

/**
 * Makes the quantities of a resource such as the CQL engine compares rightly, or not at all.
 *
 * <p>The engine compares lengths, concentrations, counts and rates as they are, once their units
 * are UCUM. Left alone, it goes wrong elsewhere:
 *
 * <ul>
 *   <li>a value without a unit is taken for a plain number, one of another code system than UCUM or
 *       with a comparator ends the evaluation: such a value is taken away, which is unknown to CQL;
 *   <li>it compares no temperatures of different scales: they are brought to {@code Cel};
 *   <li>it takes {@code wk} and {@code d} for calendar weeks and days, which it does not compare:
 *       weeks are brought to days, so logic should ask for days;
 *   <li>a date plus an Age or Duration that is not of time ends the evaluation: the value is taken
 *       away.
 * </ul>
 *
 * <p>Ranges, ratios and sampled data stay as they are: a range without one of its ends would be
 * wider than what was recorded.
 */
final class QuantityReading {
  /** The durations that CQL adds to a date. */
  private static final Set<String> OF_TIME = Set.of("ms", "s", "min", "h", "d", "wk", "mo", "a");

  /** What stands in an extension, or in another resource within this one, is another matter. */
  private static final Set<String> NOT_OF_THE_RESULT =
      Set.of("extension", "modifierExtension", "contained");

  private static final int LONGEST_SHOWN = 40;

  private final Units units;

  QuantityReading(Units units) {
    this.units = units;
  }

  /**
   * Brings every quantity of the resource to UCUM, in place, or takes its value away.
   *
   * @return a note for each value taken away
   */
  List<QuantityNote> read(Resource resource) {
    List<QuantityNote> notes = new ArrayList<>();
    readChildren(resource, resource.fhirType(), notes);
    return notes;
  }

  private void readChildren(Base parent, String path, List<QuantityNote> notes) {
    for (Property property : parent.children()) {
      if (NOT_OF_THE_RESULT.contains(property.getName())) {
        continue;
      }
      String element = path + "." + property.getName().replace("[x]", "");
      List<Base> values = property.getValues();
      for (int i = 0; i < values.size(); i++) {
        String at = property.isList() ? element + "[" + i + "]" : element;
        switch (values.get(i)) {
          case Quantity quantity ->
              read(quantity).ifPresent(reason -> notes.add(new QuantityNote(at, reason)));
          case Range _, Ratio _, SampledData _, PrimitiveType<?> _ -> {}
          case Base other -> readChildren(other, at, notes);
        }
      }
    }
  }

  /** Why the value was taken away, if it was. */
  private Optional<String> read(Quantity quantity) {
    if (quantity.getValue() == null) {
      return Optional.empty();
    }
    Optional<String> ucum =
        units.ucum(text(quantity.getSystem()), text(quantity.getCode()), text(quantity.getUnit()));
    Optional<String> doubt =
        ucum.isPresent() ? doubt(quantity, ucum.get()) : Optional.of(withoutUnit(quantity));
    if (doubt.isPresent()) {
      quantity.setValue((BigDecimal) null);
    } else {
      bring(quantity, ucum.orElseThrow());
    }
    return doubt;
  }

  private void bring(Quantity quantity, String ucum) {
    String base = base(ucum);
    quantity.setValue(units.convert(quantity.getValue(), ucum, base).orElseThrow());
    quantity.setSystem(Units.UCUM).setCode(base).setUnit(base);
  }

  private String base(String ucum) {
    if (ucum.equals("wk")) {
      return "d";
    }
    return units.convert(BigDecimal.ONE, ucum, "Cel").isPresent() ? "Cel" : ucum;
  }

  private Optional<String> doubt(Quantity quantity, String ucum) {
    if (quantity.getComparator() != null) {
      return Optional.of("not an exact value: " + quantity.getComparator().toCode());
    }
    if ((quantity instanceof Age || quantity instanceof Duration) && !OF_TIME.contains(ucum)) {
      return Optional.of("unit not of time: " + ucum);
    }
    return units.convert(quantity.getValue(), ucum, ucum).isPresent()
        ? Optional.empty()
        : Optional.of("value out of range");
  }

  private static String withoutUnit(Quantity quantity) {
    return text(quantity.getUnit())
        .or(() -> text(quantity.getCode()))
        .map(text -> "unit not understood: " + abbreviated(text))
        .orElse("unit missing");
  }

  private static String abbreviated(String text) {
    return text.codePointCount(0, text.length()) > LONGEST_SHOWN
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…"
        : text;
  }

  private static Optional<String> text(@Nullable String element) {
    return Optional.ofNullable(element).filter(each -> !each.isBlank());
  }
}
