package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.Shape;
import dev.carpus.logic.values.Code;
import dev.carpus.logic.values.Concept;
import dev.carpus.logic.values.Interval;
import dev.carpus.logic.values.Quantity;
import dev.carpus.logic.values.Ratio;
import dev.carpus.logic.values.Temporal;
import dev.carpus.logic.values.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Whether a value is of a type, as ELM specifies it. */
final class TypeTest {
  private TypeTest() {}

  /** A test for {@code asType}, {@code asTypeSpecifier} and their like; nothing if not known. */
  static Optional<Predicate<Object>> of(JsonNode node, String member) {
    return node.has(member)
        ? named(Elm.text(node, member))
        : specified(node.path(member + "Specifier"));
  }

  /** Whether the type is that of lists, of whatever elements. */
  static boolean isOfList(JsonNode node, String member) {
    return !node.has(member)
        && Elm.type(node.path(member + "Specifier")).equals("ListTypeSpecifier");
  }

  private static Optional<Predicate<Object>> specified(JsonNode specifier) {
    return switch (Elm.type(specifier)) {
      case "NamedTypeSpecifier" -> named(Elm.text(specifier, "name"));
      case "ListTypeSpecifier" -> Optional.of(List.class::isInstance);
      case "IntervalTypeSpecifier" -> Optional.of(Interval.class::isInstance);
      case "TupleTypeSpecifier" -> Optional.of(Tuple.class::isInstance);
      case "ChoiceTypeSpecifier" -> Optional.of(_ -> true);
      default -> Optional.empty();
    };
  }

  private static Optional<Predicate<Object>> named(String qualified) {
    String name = Elm.local(qualified);
    return Elm.isSystem(qualified) ? system(name) : Optional.of(new OfFact(name));
  }

  private static Optional<Predicate<Object>> system(String name) {
    return switch (name) {
      case "Any" -> Optional.of(_ -> true);
      case "Boolean" -> Optional.of(Boolean.class::isInstance);
      case "Integer" -> Optional.of(Integer.class::isInstance);
      case "Long" -> Optional.of(Long.class::isInstance);
      case "Decimal" -> Optional.of(BigDecimal.class::isInstance);
      case "String" -> Optional.of(String.class::isInstance);
      case "Quantity" -> Optional.of(Quantity.class::isInstance);
      case "Ratio" -> Optional.of(Ratio.class::isInstance);
      case "Code" -> Optional.of(Code.class::isInstance);
      case "Concept" -> Optional.of(Concept.class::isInstance);
      case "Date" -> Optional.of(isOf(Temporal.Kind.DATE));
      case "DateTime" -> Optional.of(isOf(Temporal.Kind.DATE_TIME));
      case "Time" -> Optional.of(isOf(Temporal.Kind.TIME));
      default -> Optional.empty();
    };
  }

  private static Predicate<Object> isOf(Temporal.Kind kind) {
    return value -> value instanceof Temporal moment && moment.kind() == kind;
  }

  /** Whether a fact is of a FHIR type; it remembers what the last looked like. Thread-safe. */
  private static final class OfFact implements Predicate<Object> {
    /** What a fact looked like; one object, so that no thread sees half of it. */
    private record Seen(Shape shape, boolean isOfType) {}

    private final String type;
    private Seen last = new Seen(new Shape("", List.of()), false);

    OfFact(String type) {
      this.type = type;
    }

    @Override
    public boolean test(Object value) {
      if (!(value instanceof Fact fact)) {
        return false;
      }
      Seen seen = last;
      if (seen.shape() != fact.shape()) {
        seen = new Seen(fact.shape(), fact.shape().is(type));
        last = seen;
      }
      return seen.isOfType();
    }
  }
}
