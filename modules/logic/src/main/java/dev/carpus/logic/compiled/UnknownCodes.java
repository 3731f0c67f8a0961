package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.ReadRecord;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the codes of a record that the terminology does not know. What a resource says that no
 * retrieve finds does not matter before it is known what it is.
 */
final class UnknownCodes {
  /** The elements of a type whose codes are looked at. */
  private record OfType(String type, List<FactElement> elements) {
    void add(Fact resource, List<UnmappedCode> to) {
      for (FactElement element : elements) {
        UnknownCodes.add(type, element.of(resource), to);
      }
    }
  }

  private final List<OfType> types;
  private final List<OfType> ofOthers;

  /** Those of the elements whose codes the logic looks at. */
  UnknownCodes(CodePaths paths) {
    types = types(paths.codes());
    ofOthers = types(paths.retrieved());
  }

  private static List<OfType> types(Map<String, NavigableSet<String>> paths) {
    List<OfType> types = new ArrayList<>();
    paths.forEach((type, elements) ->
        types.add(new OfType(type, elements.stream().map(FactElement::new).toList())));
    return types;
  }

  /** The codes of the concepts of which no coding is known. */
  List<UnmappedCode> of(ReadRecord record) {
    List<UnmappedCode> unmapped = new ArrayList<>();
    for (OfType type : types) {
      record.facts().ofType(type.type()).forEach(each -> type.add(each, unmapped));
    }
    for (Fact other : record.others()) {
      for (OfType type : ofOthers) {
        if (other.shape().type().equals(type.type())) {
          type.add(other, unmapped);
        }
      }
    }
    return unmapped;
  }

  private static void add(String type, @Nullable Object value, List<UnmappedCode> to) {
    if (value instanceof List<?> list) {
      for (Object each : list) {
        add(type, each, to);
      }
    } else if (value instanceof Fact concept
        && concept.shape().type().equals("CodeableConcept")
        && !concept.isKnownConcept()) {
      addUnknown(type, concept, to);
    }
  }

  private static List<?> codings(Fact concept) {
    return concept.element("coding") instanceof List<?> codings ? codings : List.of();
  }

  private static void addUnknown(String type, Fact concept, List<UnmappedCode> to) {
    boolean isCoded = false;
    for (Object each : codings(concept)) {
      Fact coding = (Fact) each;
      String code = text(coding, "code");
      if (code != null && !coding.isKnown()) {
        String system = text(coding, "system");
        to.add(
            new UnmappedCode(
                type, new CodeKey(system == null ? UnmappedCode.NO_SYSTEM : system, code)));
        isCoded = true;
      }
    }
    if (!isCoded && text(concept, "text") != null) {
      to.add(UnmappedCode.ofText(type));
    }
  }

  private static @Nullable String text(Fact fact, String element) {
    return fact.element(element) instanceof Fact primitive
            && primitive.value() instanceof String text
        ? text
        : null;
  }
}
