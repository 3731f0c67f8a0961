package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Arithmetic;
import dev.carpus.logic.values.Collapsing;
import dev.carpus.logic.values.Equality;
import dev.carpus.logic.values.Equivalence;
import dev.carpus.logic.values.Expanding;
import dev.carpus.logic.values.Intervals;
import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Order;
import dev.carpus.logic.values.Quantities;
import dev.carpus.logic.values.Statistics;
import dev.carpus.logic.values.Timing;
import dev.carpus.logic.values.Truth;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The operators whose value follows from those of their operands alone.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html">CQL, ELM</a>
 */
final class Operators {
  private final OperatorTable table = new OperatorTable();
  private final Equality equality;
  private final Equivalence equivalence;
  private final Order order;
  private final Lists lists;
  private final Intervals intervals;

  Operators(Quantities quantities) {
    equality = new Equality(quantities);
    equivalence = new Equivalence(quantities);
    order = new Order(quantities);
    lists = new Lists(equality, order);
    Timing timing = new Timing(order);
    intervals = new Intervals(order, timing);
    Arithmetic arithmetic = new Arithmetic(quantities);
    Collapsing collapsing = new Collapsing(order, timing, intervals, arithmetic);
    addComparisons();
    NumberOperators.addTo(table, arithmetic);
    TemporalOperators.addTo(table);
    ConversionOperators.addTo(table, quantities);
    new TimingOperators(timing, intervals, lists).addTo(table);
    new ListOperators(equality, lists, new Statistics(arithmetic, order, equality)).addTo(table);
    new IntervalOperators(intervals, lists, equality, arithmetic)
        .addTo(table, collapsing, new Expanding(order, collapsing, arithmetic, quantities));
    Texts.addTo(table);
  }

  /** How values are compared for equivalence. */
  Equivalence equivalence() {
    return equivalence;
  }

  /** How lists are made distinct and ordered. */
  Lists lists() {
    return lists;
  }

  /** How intervals are made. */
  Intervals intervals() {
    return intervals;
  }

  /** How values are ordered. */
  Order order() {
    return order;
  }

  /** Whether it is one of these operators. */
  boolean knows(String operator) {
    return table.making(operator).isPresent();
  }

  /** The members that hold the operands of an operator. */
  static List<String> operandsOf(String operator) {
    return switch (operator) {
      case "First", "Last" -> List.of("source");
      case "Count", "Max", "Min", "Sum", "Product", "AllTrue", "AnyTrue" -> List.of("source");
      case "Avg", "GeometricMean", "Median", "Mode" -> List.of("source");
      case "Variance", "PopulationVariance", "StdDev", "PopulationStdDev" -> List.of("source");
      case "Slice" -> List.of("source", "startIndex", "endIndex");
      case "Round" -> List.of("operand", "precision");
      case "Split" -> List.of("stringToSplit", "separator");
      case "SplitOnMatches" -> List.of("stringToSplit", "separatorPattern");
      case "Substring" -> List.of("stringToSub", "startIndex", "length");
      case "Combine" -> List.of("source", "separator");
      case "PositionOf", "LastPositionOf" -> List.of("pattern", "string");
      case "IndexOf" -> List.of("source", "element");
      case "Date" -> List.of("year", "month", "day");
      case "Time" -> List.of("hour", "minute", "second", "millisecond");
      case "DateTime" ->
          List.of(
              "year", "month", "day", "hour", "minute", "second", "millisecond", "timezoneOffset");
      default -> List.of("operand");
    };
  }

  /** The expression of an operator; nothing if this one of it is not known. */
  Optional<Expression> of(JsonNode node, List<Expression> operands) {
    return table.making(Elm.type(node)).map(making -> making.of(node, operands));
  }

  private void addComparisons() {
    FrequentOperators.addTo(table, equality, equivalence);
    table.unary("IsTrue", operand -> Truth.isTrue(operand));
    table.unary("IsFalse", operand -> Truth.isFalse(operand));
    table.binary("Xor", Truth::xor);
    table.binary("Implies", Truth::implies);
    table.binary("NotEqual", (left, right) -> Truth.not(equality.equal(left, right)));
    table.binary("Greater", (left, right) -> Order.isGreater(order.compare(left, right)));
    table.binary("GreaterOrEqual", (left, right) -> Order.isAtLeast(order.compare(left, right)));
    table.binary("Less", (left, right) -> Order.isLess(order.compare(left, right)));
    table.binary("LessOrEqual", (left, right) -> Order.isAtMost(order.compare(left, right)));
  }
}
