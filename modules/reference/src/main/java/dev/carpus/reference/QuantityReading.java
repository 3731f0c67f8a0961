package dev.carpus.reference;

import dev.carpus.logic.facts.UsableQuantity;
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
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;

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
  /** What stands in an extension, or in another resource within this one, is another matter. */
  private static final Set<String> NOT_OF_THE_RESULT =
      Set.of("extension", "modifierExtension", "contained");

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
    return switch (UsableQuantity.of(recorded(quantity), units)) {
      case UsableQuantity.Usable(BigDecimal value, String unit) -> {
        quantity.setValue(value);
        quantity.setSystem(Units.UCUM).setCode(unit).setUnit(unit);
        yield Optional.empty();
      }
      case UsableQuantity.Doubtful(String reason) -> {
        quantity.setValue((BigDecimal) null);
        yield Optional.of(reason);
      }
    };
  }

  private static UsableQuantity.Recorded recorded(Quantity quantity) {
    return new UsableQuantity.Recorded(
        quantity.getValue(),
        Optional.ofNullable(quantity.getSystem()),
        Optional.ofNullable(quantity.getCode()),
        Optional.ofNullable(quantity.getUnit()),
        Optional.ofNullable(quantity.getComparator()).map(QuantityComparator::toCode),
        quantity instanceof Age || quantity instanceof Duration);
  }
}
