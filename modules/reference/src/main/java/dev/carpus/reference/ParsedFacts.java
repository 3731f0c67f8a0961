package dev.carpus.reference;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.logic.facts.Shape;
import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Temporal;
import dev.carpus.terminology.ConceptIndex;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The facts of resources that HAPI has parsed: all of them, whatever the logic reads. For resources
 * that are written in unusual ways, and for the comparison of engines; not thread-safe.
 */
final class ParsedFacts {
  private final Map<String, Shape> shapes = new HashMap<>();
  private final ConceptIndex index;
  private final ZoneId zone;

  ParsedFacts(ConceptIndex index, ZoneId zone) {
    this.index = index;
    this.zone = zone;
  }

  FactRecord of(ParsedRecord record, Set<String> types) {
    Map<String, List<Fact>> byType = new LinkedHashMap<>();
    for (String type : types) {
      byType.put(type, record.ofType(type).stream().map(this::fact).toList());
    }
    return new FactRecord(byType);
  }

  /** The facts of a resource whose codes and quantities have been read. */
  Fact of(Resource resource) {
    return fact(resource);
  }

  private Fact fact(Base element) {
    if (element instanceof PrimitiveType<?> primitive) {
      return Fact.primitive(shape(primitive.fhirType(), List.of()), value(primitive));
    }
    List<String> names = new ArrayList<>();
    for (Property property : element.children()) {
      names.add(name(property));
    }
    Fact fact = new Fact(shape(element.fhirType(), names));
    for (Property property : element.children()) {
      Object value = value(property);
      if (value != null) {
        fact.put(fact.shape().slotOf(name(property)), value);
      }
    }
    if (element instanceof Coding coding
        && CodingReading.hasSystem(coding)
        && CodingReading.hasCode(coding)
        && index.knows(coding.getSystem(), coding.getCode())) {
      fact.isIn(index.valueSetsOf(coding.getSystem(), coding.getCode()));
    }
    return fact;
  }

  private Shape shape(String type, List<String> elements) {
    return shapes.computeIfAbsent(type, _ -> new Shape(type, elements));
  }

  private static String name(Property property) {
    return property.getName().replace("[x]", "");
  }

  private @Nullable Object value(Property property) {
    List<Base> values = property.getValues();
    if (property.getName().equals("contained")) {
      return values.stream().filter(Medication.class::isInstance).map(this::fact).toList();
    }
    if (values.isEmpty()) {
      return null;
    }
    boolean isChoice = property.getName().endsWith("[x]");
    if (!isChoice
        && values.getFirst() instanceof PrimitiveType<?> primitive
        && !primitive.hasValue()) {
      return null;
    }
    return property.isList() ? values.stream().map(this::fact).toList() : fact(values.getFirst());
  }

  private @Nullable Object value(PrimitiveType<?> primitive) {
    if (!primitive.hasValue()) {
      return null;
    }
    return switch (primitive) {
      case Enumeration<?> code -> code.asStringValue();
      case IdType id -> id.getIdPart();
      case BaseDateTimeType date -> temporal(date);
      default ->
          switch (primitive.getValue()) {
            case Boolean truth -> truth;
            case Number number -> number;
            case String text -> text;
            default -> primitive.getValueAsString();
          };
    };
  }

  private Temporal temporal(BaseDateTimeType date) {
    GregorianCalendar calendar = date.getValueAsCalendar();
    LocalDateTime local = asWritten(calendar);
    Precision precision =
        switch (date.getPrecision()) {
          case YEAR -> Precision.YEAR;
          case MONTH -> Precision.MONTH;
          case DAY -> Precision.DAY;
          case MINUTE -> Precision.MINUTE;
          case SECOND -> Precision.SECOND;
          case MILLI -> Precision.MILLISECOND;
        };
    if (date instanceof DateType) {
      return Temporal.date(local.toLocalDate(), precision);
    }
    boolean hasTime = precision.isFinerThan(Precision.DAY);
    ZoneOffset offset =
        hasTime ? calendar.toZonedDateTime().getOffset() : zone.getRules().getOffset(local);
    return Temporal.dateTime(local, offset, precision);
  }

  /**
   * What a date names. Its instant would be of another day long ago: Java's calendars count in
   * Julian days then, and in other offsets than its newer classes.
   */
  private static LocalDateTime asWritten(Calendar calendar) {
    return LocalDateTime.of(
            calendar.get(Calendar.YEAR),
            calendar.get(Calendar.MONTH) + 1,
            1,
            calendar.get(Calendar.HOUR_OF_DAY),
            calendar.get(Calendar.MINUTE),
            calendar.get(Calendar.SECOND))
        .plusDays(calendar.get(Calendar.DAY_OF_MONTH) - 1L)
        .with(ChronoField.MILLI_OF_SECOND, calendar.get(Calendar.MILLISECOND));
  }

  /** The reference by which a resource, or its fact, is known. */
  static String reference(Object resource) {
    return switch (resource) {
      case Resource parsed -> parsed.fhirType() + "/" + parsed.getIdElement().getIdPart();
      case Fact fact ->
          fact.shape().type() + "/" + (fact.element("id") instanceof Fact id ? id.value() : null);
      default -> Objects.toString(resource);
    };
  }
}
