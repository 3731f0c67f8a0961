package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Code;
import dev.carpus.logic.values.Concept;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.terminology.ConceptIndex;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles what asks the record and the terminology: retrieves, and membership in value sets. */
final class Retrieves {
  private final Compiler compiler;
  private final Libraries libraries;
  private final ConceptIndex index;

  Retrieves(Compiler compiler, Libraries libraries, ConceptIndex index) {
    this.compiler = compiler;
    this.libraries = libraries;
    this.index = index;
  }

  /** The expression of a retrieve, or of a membership. */
  Expression of(JsonNode node, Scope scope) {
    return Elm.type(node).equals("Retrieve") ? retrieve(node, scope) : membership(node, scope);
  }

  private Expression retrieve(JsonNode node, Scope scope) {
    String type = Elm.local(Elm.text(node, "dataType"));
    if (!node.has("codes")) {
      return node.has("dateRange")
          ? compiler.unknown(scope, node, "Retrieve by a range of dates")
          : retrieve(compiler.sources().all(type));
    }
    Optional<String> valueSet = libraries.valueSet(scope.library(), node.path("codes"));
    String element = Elm.text(node, "codeProperty");
    if (valueSet.isEmpty()
        || element.isEmpty()
        || !Elm.type(node.path("codes")).equals("ValueSetRef")) {
      return compiler.unknown(scope, node, "Retrieve by other than a value set");
    }
    int bit = index.bitOf(valueSet.get());
    return retrieve(compiler.sources().coded(type, element, bit));
  }

  private static Expression retrieve(int source) {
    return frame -> frame.evaluation().retrieve(source);
  }

  private Expression membership(JsonNode node, Scope scope) {
    Optional<String> valueSet = libraries.valueSet(scope.library(), node.path("valueset"));
    if (valueSet.isEmpty()) {
      return compiler.unknown(scope, node, "InValueSet of other than a declared value set");
    }
    int bit = index.bitOf(valueSet.get());
    Expression expression = coded(node.path("code"), scope);
    return frame -> {
      Object coded = expression.value(frame);
      return (Object) (coded instanceof Fact fact ? fact.isIn(bit) : isOtherIn(coded, bit));
    };
  }

  private boolean isOtherIn(@Nullable Object coded, int bit) {
    return switch (coded) {
      case null -> false;
      case Code code -> isIn(code, bit);
      case Concept concept ->
          concept.codes().stream().anyMatch(code -> code != null && isIn(code, bit));
      case String _ -> false;
      default -> throw new InvalidOperandException("what is no code is asked for in a value set");
    };
  }

  private boolean isIn(Code code, int bit) {
    return code.system() != null
        && code.code() != null
        && index.valueSetsOf(code.system(), code.code()).has(bit);
  }

  /** The CodeableConcept or Coding itself, of which the value sets are known already. */
  private Expression coded(JsonNode code, Scope scope) {
    return compiler.of(
        libraries.isOfCode(scope.library(), code) ? code.path("operand").path(0) : code, scope);
  }
}
