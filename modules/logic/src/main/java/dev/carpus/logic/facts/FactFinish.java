package dev.carpus.logic.facts;

import dev.carpus.logic.facts.UsableQuantity.Doubtful;
import dev.carpus.logic.facts.UsableQuantity.Recorded;
import dev.carpus.logic.facts.UsableQuantity.Usable;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.Terminology;
import dev.carpus.terminology.units.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a fact once all of it is read: codes get the spelling of the content and the
 * value sets that hold them, quantities a unit in which they can be compared.
 */
final class FactFinish {
  /** What is done to facts of a type. */
  enum Kind {
    CODING,
    QUANTITY,
    TIME_SPAN,
    OBSERVATION,
    NONE;

    static Kind of(String type) {
      return switch (type) {
        case "Coding" -> CODING;
        case "Quantity", "SimpleQuantity", "Count", "Distance", "MoneyQuantity" -> QUANTITY;
        case "Age", "Duration" -> TIME_SPAN;
        case "Observation" -> OBSERVATION;
        default -> NONE;
      };
    }
  }

  private final ConceptIndex index;
  private final Units units;
  private final Shape code;
  private final Shape text;
  private final Shape uri;
  private final Shape decimal;

  FactFinish(ConceptIndex index, Units units, ObjectForm.Forms forms) {
    this.index = index;
    this.units = units;
    code = forms.primitive("code");
    text = forms.primitive("string");
    uri = forms.primitive("uri");
    decimal = forms.primitive("decimal");
  }

  /**
   * Finishes a fact.
   *
   * @param notes gets why a value does not count
   */
  void finish(Kind kind, Fact fact, List<String> notes) {
    switch (kind) {
      case CODING -> finishCoding(fact);
      case QUANTITY -> finishQuantity(fact, false, notes);
      case TIME_SPAN -> finishQuantity(fact, true, notes);
      case OBSERVATION -> finishObservation(fact, notes);
      case NONE -> {}
    }
  }

  private static void finishObservation(Fact observation, List<String> notes) {
    if (observation.at(observation.shape().slots().value()) instanceof Fact value
        && value.shape().type().equals("CodeableConcept")
        && !value.isKnownConcept()) {
      notes.add("the code of the value is not known");
    }
  }

  private void finishCoding(Fact coding) {
    String system = text(coding, "system");
    if (system == null) {
      return;
    }
    String canonical = index.canonicalSystem(system);
    if (!canonical.equals(system)) {
      coding.put(coding.shape().slotOf("system"), Fact.primitive(uri, canonical));
    }
    String symbol = text(coding, "code");
    if (symbol == null) {
      return;
    }
    String spelled = index.canonicalCode(canonical, symbol);
    if (!spelled.equals(symbol)) {
      coding.put(coding.shape().slotOf("code"), Fact.primitive(code, spelled));
    }
    if (index.knows(canonical, spelled)) {
      coding.isIn(index.valueSetsOf(canonical, spelled));
    }
  }

  private void finishQuantity(Fact quantity, boolean isTimeSpan, List<String> notes) {
    if (!(quantity.element("value") instanceof Fact value
        && value.value() instanceof BigDecimal number)) {
      return;
    }
    UsableQuantity usable =
        UsableQuantity.of(
            new Recorded(
                number,
                Optional.ofNullable(text(quantity, "system")),
                Optional.ofNullable(text(quantity, "code")),
                Optional.ofNullable(text(quantity, "unit")),
                Optional.ofNullable(text(quantity, "comparator")),
                isTimeSpan),
            units);
    Shape shape = quantity.shape();
    switch (usable) {
      case Usable(BigDecimal amount, String unit) -> {
        quantity.put(shape.slotOf("value"), Fact.primitive(decimal, amount));
        quantity.put(shape.slotOf("system"), Fact.primitive(uri, Units.UCUM));
        quantity.put(shape.slotOf("code"), Fact.primitive(code, unit));
        quantity.put(shape.slotOf("unit"), Fact.primitive(text, unit));
      }
      case Doubtful(String reason) -> {
        quantity.clear(shape.slotOf("value"));
        notes.add(reason);
      }
    }
  }

  /** The text of a primitive element; null if there is none. */
  static @Nullable String text(Fact fact, String element) {
    return fact.element(element) instanceof Fact primitive
            && primitive.value() instanceof String text
        ? text
        : null;
  }

  /** Whether any coding of a concept is known, and none says that a drug is not. */
  static boolean isKnown(Fact concept) {
    boolean isKnown = false;
    if (concept.element("coding") instanceof List<?> codings) {
      for (Object each : codings) {
        Fact coding = (Fact) each;
        isKnown |= coding.isKnown();
        if (Terminology.UNRECOGNISED_DRUG.code().equals(text(coding, "code"))
            && Terminology.UNRECOGNISED_DRUG.system().equals(text(coding, "system"))) {
          return false;
        }
      }
    }
    return isKnown;
  }
}
