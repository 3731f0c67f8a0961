package dev.carpus.terminology.units;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.Component;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Prefix;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumModel;

/**
 * The units of UCUM, by the UCUM library's parser and its table of definitions. Thread-safe: the
 * table is only read, and the parser keeps nothing between two units.
 *
 * <p>The library's own conversion is not used. It has no temperatures; it takes pH for an amount of
 * substance and units that a test procedure defines for plain numbers; and it rounds sixtieths.
 *
 * @see <a href="https://ucum.org/ucum">UCUM</a>
 */
final class UcumDefinitions {
  /** More is no unit of anything, and costs time and memory to work out. */
  private static final int LONGEST = 100;

  private static final int HIGHEST_EXPONENT = 30;

  /** What UCUM calls so, everybody else does too. */
  private static final Set<String> UNMISTAKABLE =
      Set.of(
          "m", "g", "L", "l", "s", "min", "h", "d", "wk", "mo", "a", "mol", "eq", "osm", "U", "kat",
          "[IU]", "[iU]", "[arb'U]", "[CFU]", "[HPF]", "[LPF]", "Cel", "[degF]", "[pH]", "m[Hg]",
          "Pa", "cal", "Hz", "%", "10*", "10^", "[in_i]", "[ft_i]", "[lb_av]", "[oz_av]");

  /** Mega to yotta are left out: what is so written is milli, or pico, in capitals. */
  private static final Set<String> UNMISTAKABLE_PREFIXES =
      Set.of("k", "d", "c", "m", "u", "n", "p", "f");

  /** Special units that are linear, with an offset to zero. */
  private static final Map<Map<String, Integer>, UcumUnit> TEMPERATURES =
      Map.of(
          Map.of("Cel", 1),
          temperature("273.15", 1, 1),
          Map.of("[degF]", 1),
          temperature("459.67", 5, 9));

  private final ExpressionParser parser;

  private UcumDefinitions(UcumModel model) {
    parser = new ExpressionParser(model);
  }

  private static final class Shipped {
    private static final UcumDefinitions DEFINITIONS = load();
  }

  /** The definitions that come with the UCUM library, loaded once. */
  static UcumDefinitions shipped() {
    return Shipped.DEFINITIONS;
  }

  private static UcumDefinitions load() {
    try (InputStream essence =
        UcumEssenceService.class.getClassLoader().getResourceAsStream("ucum-essence.xml")) {
      if (essence == null) {
        throw new IllegalStateException("the class path has no ucum-essence.xml");
      }
      return new UcumDefinitions(new UcumEssenceService(essence).getModel());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (UcumException invalid) {
      throw new IllegalStateException("the UCUM definitions cannot be read", invalid);
    }
  }

  private static UcumUnit temperature(String offset, int numerator, int denominator) {
    return new UcumUnit(
        new BigDecimal(offset),
        BigDecimal.valueOf(numerator),
        BigDecimal.valueOf(denominator),
        Map.of("K", 1),
        true);
  }

  /** The unit of this code, case-sensitive; empty if UCUM has none. */
  Optional<UcumUnit> unit(String code) {
    if (code.isEmpty() || code.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      UcumUnit unit = parse(code);
      UcumUnit temperature = TEMPERATURES.get(unit.dimensions());
      return Optional.of(
          temperature != null && unit.numerator().compareTo(unit.denominator()) == 0
              ? temperature
              : unit);
    } catch (UcumException | NumberFormatException invalid) {
      return Optional.empty();
    }
  }

  private UcumUnit parse(String code) throws UcumException {
    return unit(parser.parse(code));
  }

  /** The library gives a chain of terms, each with the operator before the rest of the chain. */
  private UcumUnit unit(Term chain) throws UcumException {
    // Only /s and its like begin with an operator.
    UcumUnit unit = chain.hasComp() ? component(chain.getComp()) : UcumUnit.ONE;
    Operator operator = chain.getOp();
    for (Term term = chain.getTerm(); term != null; term = term.getTerm()) {
      if (!term.hasComp()) {
        throw new UcumException("two operators in a row");
      }
      UcumUnit next = component(term.getComp());
      unit = unit.times(operator == Operator.DIVISION ? next.inverse() : next);
      operator = term.getOp();
    }
    return unit;
  }

  private UcumUnit component(Component component) throws UcumException {
    return switch (component) {
      case Factor factor when factor.getValue() > 0 ->
          UcumUnit.factor(BigDecimal.valueOf(factor.getValue()), factor.getValue() == 1);
      case Symbol symbol
          when symbol.getExponent() != 0 && Math.abs(symbol.getExponent()) <= HIGHEST_EXPONENT ->
          symbol(symbol);
      case Term term -> unit(term);
      default -> throw new UcumException("a factor or an exponent out of range");
    };
  }

  private UcumUnit symbol(Symbol symbol) throws UcumException {
    UcumUnit unit =
        switch (symbol.getUnit()) {
          case BaseUnit base -> UcumUnit.base(base.getCode());
          case DefinedUnit own when own.isSpecial() || isDefinedByProcedure(own) ->
              UcumUnit.base(own.getCode());
          case DefinedUnit defined ->
              parse(defined.getValue().getUnit())
                  .times(UcumUnit.factor(decimal(defined.getValue().getValue()), true));
          default -> throw new UcumException("a unit of an unknown kind");
        };
    if (symbol.hasPrefix()) {
      unit = unit.times(UcumUnit.factor(decimal(symbol.getPrefix().getValue()), true));
    }
    return unit.power(symbol.getExponent()).unmistakable(isUnmistakable(symbol));
  }

  /**
   * UCUM's arbitrary units, and counts per microscope field: it defines them as 1, and says that
   * they can be compared with themselves alone.
   */
  private static boolean isDefinedByProcedure(DefinedUnit unit) {
    return "1".equals(unit.getValue().getUnit())
        && ("chemical".equals(unit.getClass_()) || "clinical".equals(unit.getClass_()));
  }

  private static boolean isUnmistakable(Symbol symbol) {
    String code = symbol.getUnit().getCode();
    Prefix prefix = symbol.getPrefix();
    // A lone m is as often minutes, months or millions.
    boolean isLoneMetre = "m".equals(code) && prefix == null && symbol.getExponent() == 1;
    return UNMISTAKABLE.contains(code)
        && (prefix == null || UNMISTAKABLE_PREFIXES.contains(prefix.getCode()))
        && !isLoneMetre;
  }

  private static BigDecimal decimal(org.fhir.ucum.Decimal decimal) {
    return new BigDecimal(decimal.asDecimal());
  }
}
