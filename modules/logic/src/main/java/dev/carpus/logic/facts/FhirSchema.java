package dev.carpus.logic.facts;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeResourceBlockDefinition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.EnumFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the types of FHIR R4 look like in JSON. Used while content is loaded, by one thread.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html">FHIR R4, JSON</a>
 */
final class FhirSchema {
  /**
   * A member of a JSON object.
   *
   * @param element the element, a choice without its type
   * @param type the name of its type; of a part of a resource, its path, as in {@code
   *     Observation.Component}
   * @param codes of an element with a required binding, all that it can be; empty for others
   */
  record Member(
      String element,
      String type,
      boolean isList,
      boolean isPrimitive,
      boolean isChoice,
      Set<String> codes) {}

  private final FhirContext fhir = FhirContext.forCached(FhirVersionEnum.R4);
  private final Map<Class<?>, String> names = new HashMap<>();
  private final Map<String, BaseRuntimeElementCompositeDefinition<?>> composites = new HashMap<>();
  private final Map<String, Map<String, Member>> members = new HashMap<>();

  /** The members that objects of a type can have, by their names. */
  Map<String, Member> membersOf(String type) {
    Map<String, Member> known = members.get(type);
    if (known == null) {
      known = new HashMap<>();
      members.put(type, known);
      for (BaseRuntimeChildDefinition child : definition(type).getChildren()) {
        addMembers(type, child, known);
      }
    }
    return known;
  }

  private BaseRuntimeElementCompositeDefinition<?> definition(String type) {
    return composites.computeIfAbsent(
        type,
        _ ->
            fhir.getElementDefinition(type)
                    instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? composite
                : fhir.getResourceDefinition(type));
  }

  private void addMembers(String parent, BaseRuntimeChildDefinition child, Map<String, Member> to) {
    if (child instanceof RuntimeChildContainedResources) {
      return;
    }
    String element = child.getElementName();
    for (String name : child.getValidChildNames()) {
      // HAPI finds no type of a modifierExtension.
      BaseRuntimeElementDefinition<?> definition =
          child instanceof RuntimeChildExtension
              ? fhir.getElementDefinition("Extension")
              : child.getChildByName(name);
      if (definition != null) {
        to.putIfAbsent(
            name,
            new Member(
                element,
                typeOf(parent, element, definition),
                child.getMax() != 1,
                definition instanceof RuntimePrimitiveDatatypeDefinition
                    || definition.getChildType()
                        == BaseRuntimeElementDefinition.ChildTypeEnum.ID_DATATYPE,
                child instanceof RuntimeChildChoiceDefinition
                    && !(child instanceof RuntimeChildExtension),
                codes(child)));
      }
    }
  }

  private String typeOf(String parent, String element, BaseRuntimeElementDefinition<?> definition) {
    if (!(definition instanceof RuntimeResourceBlockDefinition block)) {
      return definition.getName();
    }
    String path = parent + "." + Character.toUpperCase(element.charAt(0)) + element.substring(1);
    String name = names.computeIfAbsent(block.getImplementingClass(), _ -> path);
    composites.putIfAbsent(name, block);
    return name;
  }

  private static Set<String> codes(BaseRuntimeChildDefinition child) {
    return child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition enumeration
        ? factory(enumeration.getBoundEnumType())
            .map(codes ->
                Arrays.stream(enumeration.getBoundEnumType().getEnumConstants())
                    .map(constant -> code(codes, constant))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet()))
            .orElse(Set.of())
        : Set.of();
  }

  private static Optional<EnumFactory<?>> factory(@Nullable Class<?> type) {
    if (type == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Class.forName(type.getName() + "EnumFactory")
              .asSubclass(EnumFactory.class)
              .getDeclaredConstructor()
              .newInstance());
    } catch (ReflectiveOperationException none) {
      throw new IllegalStateException("HAPI has no codes of " + type, none);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // The factory is that of the constant's type.
  private static Optional<String> code(EnumFactory factory, Object constant) {
    return Optional.ofNullable(factory.toCode((Enum) constant)).filter(code -> !code.equals("?"));
  }
}
