package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Arithmetic;
import dev.carpus.logic.values.Conversions;
import dev.carpus.logic.values.Equality;
import dev.carpus.logic.values.Interval;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Order;
import dev.carpus.logic.values.Points;
import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Quantities;
import dev.carpus.logic.values.Quantity;
import dev.carpus.logic.values.Temporal;
import dev.carpus.logic.values.Timing;
import dev.carpus.logic.values.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operators whose value follows from those of their operands alone.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html">CQL, ELM</a>
 */
final class Operators {
  /** Makes the expression of an operator from those of its operands. */
  @FunctionalInterface
  private interface Making {
    Expression of(JsonNode node, List<Expression> operands);
  }

  private static final int DAYS_OF_WEEK = 7;

  private final Map<String, Making> makings = new HashMap<>();
  private final Equality equality;
  private final Order order;
  private final Timing timing;
  private final Lists lists;
  private final Arithmetic arithmetic;

  Operators(Quantities quantities) {
    equality = new Equality(quantities);
    order = new Order(quantities);
    timing = new Timing(order);
    lists = new Lists(equality, order);
    arithmetic = new Arithmetic(quantities);
    addComparisons();
    addTimings();
    addArithmetic();
    addLists();
    addIntervals();
    addConversions();
    Texts.ALL.forEach(
        (name, function) -> makings.put(name, (_, operands) -> text(function, operands)));
  }

  /** How values are compared for equality. */
  Equality equality() {
    return equality;
  }

  /** How lists are made distinct and ordered. */
  Lists lists() {
    return lists;
  }

  /** How values are ordered. */
  Order order() {
    return order;
  }

  /** Whether it is one of these operators. */
  boolean knows(String operator) {
    return makings.containsKey(operator);
  }

  /** The members that hold the operands of an operator. */
  static List<String> operandsOf(String operator) {
    return switch (operator) {
      case "First", "Last", "Count", "Max", "Min", "Sum", "Avg", "AllTrue", "AnyTrue" ->
          List.of("source");
      case "Round" -> List.of("operand", "precision");
      case "Split" -> List.of("stringToSplit", "separator");
      case "SplitOnMatches" -> List.of("stringToSplit", "separatorPattern");
      case "Substring" -> List.of("stringToSub", "startIndex", "length");
      case "Combine" -> List.of("source", "separator");
      case "PositionOf" -> List.of("pattern", "string");
      case "LastPositionOf" -> List.of("pattern", "string");
      case "IndexOf" -> List.of("source", "element");
      default -> List.of("operand");
    };
  }

  /** The expression of an operator; nothing if this one of it is not known. */
  Optional<Expression> of(JsonNode node, List<Expression> operands) {
    Making making = makings.get(Elm.type(node));
    return making == null ? Optional.empty() : Optional.of(making.of(node, operands));
  }

  private static Expression text(Texts.OfValues function, List<Expression> operands) {
    Expression[] each = operands.toArray(Expression[]::new);
    return frame -> {
      @Nullable Object[] values = new Object[each.length];
      for (int i = 0; i < each.length; i++) {
        values[i] = each[i].value(frame);
      }
      return function.of(Arrays.asList(values));
    };
  }

  private void unary(String name, Function<@Nullable Object, @Nullable Object> function) {
    makings.put(
        name,
        (_, operands) -> {
          Expression operand = operands.getFirst();
          return frame -> function.apply(operand.value(frame));
        });
  }

  private void binary(
      String name, BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
    makings.put(
        name,
        (_, operands) -> {
          Expression left = operands.get(0);
          Expression right = operands.get(1);
          return frame -> function.apply(left.value(frame), right.value(frame));
        });
  }

  /** What works on two values, to a precision or not. */
  @FunctionalInterface
  private interface Timed {
    @Nullable Object of(
        @Nullable Object left, @Nullable Object right, @Nullable Precision precision);
  }

  private void timed(String name, Timed function) {
    makings.put(
        name,
        (node, operands) -> {
          Precision precision =
              node.has("precision") ? Precision.of(Elm.text(node, "precision")) : null;
          Expression left = operands.get(0);
          Expression right = operands.get(1);
          return frame -> function.of(left.value(frame), right.value(frame), precision);
        });
  }

  private void addComparisons() {
    unary("Not", Truth::not);
    unary("IsNull", operand -> operand == null);
    unary("IsTrue", operand -> Truth.isTrue(operand));
    unary("IsFalse", operand -> Truth.isFalse(operand));
    binary("Xor", Truth::xor);
    binary("Implies", Truth::implies);
    binary("Equal", equality::equal);
    binary("NotEqual", (left, right) -> Truth.not(equality.equal(left, right)));
    binary("Equivalent", equality::equivalent);
    binary("Greater", (left, right) -> Order.isGreater(order.compare(left, right)));
    binary("GreaterOrEqual", (left, right) -> Order.isAtLeast(order.compare(left, right)));
    binary("Less", (left, right) -> Order.isLess(order.compare(left, right)));
    binary("LessOrEqual", (left, right) -> Order.isAtMost(order.compare(left, right)));
  }

  private void addTimings() {
    timed("After", timing::after);
    timed("Before", timing::before);
    timed("SameOrAfter", timing::sameOrAfter);
    timed("SameOrBefore", timing::sameOrBefore);
    timed("SameAs", timing::sameAs);
    timed("In", (left, right, precision) -> in(left, right, precision));
    timed("Contains", (left, right, precision) -> in(right, left, precision));
    timed("IncludedIn", (left, right, precision) -> includedIn(left, right, precision));
    timed("Includes", (left, right, precision) -> includedIn(right, left, precision));
    timed(
        "Overlaps",
        (left, right, precision) ->
            (left instanceof Interval one && right instanceof Interval other)
                ? timing.overlaps(one, other, precision)
                : null);
    makings.put("DifferenceBetween", this::difference);
    unary("DateFrom", Conversions::toDate);
    makings.put(
        "DateTimeComponentFrom",
        (node, operands) -> {
          Precision wanted = Precision.of(Elm.text(node, "precision"));
          Expression operand = operands.getFirst();
          return frame ->
              operand.value(frame) instanceof Temporal moment ? moment.component(wanted) : null;
        });
  }

  private Expression difference(JsonNode node, List<Expression> operands) {
    String unit = Elm.text(node, "precision");
    int divisor = unit.equals("Week") ? DAYS_OF_WEEK : 1;
    Precision precision = Precision.of(unit);
    return frame ->
        timing.difference(
            operands.get(0).value(frame), operands.get(1).value(frame), precision, divisor);
  }

  private @Nullable Boolean in(
      @Nullable Object element, @Nullable Object whole, @Nullable Precision precision) {
    return switch (whole) {
      case null -> Boolean.FALSE;
      case List<?> list -> lists.contains(list, element);
      case Interval interval -> timing.in(element, interval, precision);
      default -> throw new InvalidOperandException("nothing is in what is no list or interval");
    };
  }

  private @Nullable Boolean includedIn(
      @Nullable Object part, @Nullable Object whole, @Nullable Precision precision) {
    if (part == null || whole == null) {
      return null;
    }
    return (part instanceof Interval one && whole instanceof Interval other)
        ? timing.includedIn(one, other, precision)
        : Boolean.valueOf(lists.includes((List<?>) whole, (List<?>) part));
  }

  private void addArithmetic() {
    binary("Add", arithmetic::add);
    binary("Subtract", arithmetic::subtract);
    binary("Multiply", arithmetic::multiply);
    binary("Divide", arithmetic::divide);
    unary("Abs", Arithmetic::abs);
    unary("Negate", Arithmetic::negate);
    unary("Ceiling", operand -> Arithmetic.whole(operand, RoundingMode.CEILING));
    unary("Floor", operand -> Arithmetic.whole(operand, RoundingMode.FLOOR));
    unary("Truncate", operand -> Arithmetic.whole(operand, RoundingMode.DOWN));
    unary("Successor", Points::successor);
    unary("Predecessor", Points::predecessor);
    makings.put(
        "Round",
        (_, operands) -> {
          Expression operand = operands.get(0);
          if (operands.size() == 1) {
            return frame -> Arithmetic.round(operand.value(frame), 0);
          }
          Expression digits = operands.get(1);
          return frame ->
              Arithmetic.round(
                  operand.value(frame), digits.value(frame) instanceof Integer number ? number : 0);
        });
  }

  private void addLists() {
    unary("Exists", operand -> operand instanceof List<?> list && Lists.exists(list));
    unary("Count", operand -> operand instanceof List<?> list ? Lists.count(list) : 0);
    onList("Flatten", Lists::flatten);
    onList("Distinct", lists::distinct);
    onList("First", list -> list.isEmpty() ? null : list.getFirst());
    onList("Last", list -> list.isEmpty() ? null : list.getLast());
    onList("SingletonFrom", Lists::singleton);
    onList("Max", list -> lists.extreme(list, 1));
    onList("Min", list -> lists.extreme(list, -1));
    onList(
        "Sum",
        list ->
            list.stream()
                .map(each -> (Object) each)
                .filter(each -> each != null)
                .reduce(arithmetic::add)
                .orElse(null));
    onList("AllTrue", list -> list.stream().noneMatch(Truth::isFalse));
    onList("AnyTrue", list -> list.stream().anyMatch(Truth::isTrue));
    unary("ToList", operand -> operand == null ? List.of() : List.of(operand));
    binary("Union", (left, right) -> lists.union((List<?>) left, (List<?>) right));
    binary(
        "Intersect",
        (left, right) ->
            left == null || right == null
                ? null
                : lists.among((List<?>) left, (List<?>) right, true));
    binary(
        "Except",
        (left, right) ->
            left == null
                ? null
                : lists.among((List<?>) left, right == null ? List.of() : (List<?>) right, false));
    binary("Indexer", Operators::indexed);
    binary("IndexOf", (list, element) -> indexOf(list, element));
  }

  private static @Nullable Object indexed(@Nullable Object list, @Nullable Object index) {
    if (list == null || !(index instanceof Integer place) || place < 0) {
      return null;
    }
    return switch (list) {
      case List<?> each -> place < each.size() ? each.get(place) : null;
      case String text -> place < text.length() ? text.substring(place, place + 1) : null;
      default -> throw new InvalidOperandException("what is no list has no index");
    };
  }

  private @Nullable Object indexOf(@Nullable Object list, @Nullable Object element) {
    if (!(list instanceof List<?> each) || element == null) {
      return null;
    }
    for (int i = 0; i < each.size(); i++) {
      if (Truth.isTrue(equality.equal(each.get(i), element))) {
        return i;
      }
    }
    return -1;
  }

  private void onList(String name, Function<List<?>, @Nullable Object> function) {
    unary(name, operand -> operand == null ? null : function.apply((List<?>) operand));
  }

  private void addIntervals() {
    unary("Start", operand -> operand == null ? null : ((Interval) operand).start());
    unary("End", operand -> operand == null ? null : ((Interval) operand).end());
    unary(
        "Width",
        operand ->
            operand instanceof Interval interval
                ? arithmetic.subtract(interval.end(), interval.start())
                : null);
  }

  private void addConversions() {
    unary("ToDecimal", Conversions::toDecimal);
    unary("ToInteger", Conversions::toInteger);
    unary("ToBoolean", Conversions::toBoolean);
    unary("ToString", Conversions::toText);
    unary("ToQuantity", Conversions::toQuantity);
    unary("ToConcept", Conversions::toConcept);
    unary("ToDate", Conversions::toDate);
    makings.put(
        "ToDateTime",
        (_, operands) -> {
          Expression operand = operands.getFirst();
          return frame ->
              Conversions.toDateTime(operand.value(frame), frame.evaluation().now().offset());
        });
    makings.put("Now", (_, _) -> frame -> frame.evaluation().now());
    makings.put("Today", (_, _) -> frame -> frame.evaluation().now().date());
    makings.put("Quantity", (node, _) -> quantity(node));
  }

  private static Expression quantity(JsonNode node) {
    BigDecimal value = new BigDecimal(node.path("value").asString("0"));
    String unit = Elm.text(node, "unit");
    Quantity quantity =
        new Quantity(Arithmetic.decimal(value), unit.isEmpty() ? Quantity.ONE : unit);
    return _ -> quantity;
  }
}
