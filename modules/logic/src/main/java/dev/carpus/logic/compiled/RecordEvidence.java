package dev.carpus.logic.compiled;

import dev.carpus.logic.Evidence;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.Projection;
import dev.carpus.logic.values.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a resource says of itself, as evidence: its reference, its name and its day. */
final class RecordEvidence {
  private static final List<String> NAMES = List.of("code", "procedureCode", "medication", "type");
  private static final List<String> DATES =
      List.of(
          "onset",
          "effective",
          "performed",
          "started",
          "authored",
          "authoredOn",
          "recordedDate",
          "issued");

  private RecordEvidence() {}

  /** Keeps what evidence of a type says. */
  static void keep(Projection projection, String type) {
    NAMES.forEach(name -> projection.keep(type, name));
    DATES.forEach(name -> projection.keep(type, name));
    projection.keep("Coding", "display");
    projection.keep("CodeableConcept", "text");
    projection.keep("Period", "start");
    projection.keep("Period", "end");
    projection.keep("AllergyIntolerance", "criticality");
    projection.keep("AllergyIntolerance", "reaction");
    projection.keep("AllergyIntolerance.Reaction", "manifestation");
  }

  static Evidence of(Fact resource) {
    return new Evidence(
        resource.shape().type() + "/" + text(resource, "id"),
        Optional.ofNullable(first(resource, NAMES, RecordEvidence::display))
            .map(name -> name + gravity(resource)),
        Optional.ofNullable(first(resource, DATES, RecordEvidence::day)));
  }

  /** The first that any of the elements says, in their order. */
  private static @Nullable String first(
      Fact fact, List<String> elements, Function<Fact, @Nullable String> saying) {
    for (String element : elements) {
      String said = first(fact.element(element), saying);
      if (said != null) {
        return said;
      }
    }
    return null;
  }

  /** The first that a fact, or one of several, says. */
  private static @Nullable String first(
      @Nullable Object element, Function<Fact, @Nullable String> saying) {
    if (element instanceof Fact fact) {
      return saying.apply(fact);
    }
    if (element instanceof List<?> several) {
      for (Object each : several) {
        String said = saying.apply((Fact) each);
        if (said != null) {
          return said;
        }
      }
    }
    return null;
  }

  private static Stream<Fact> all(@Nullable Object element) {
    return switch (element) {
      case null -> Stream.empty();
      case List<?> list -> list.stream().map(Fact.class::cast);
      default -> Stream.of((Fact) element);
    };
  }

  private static @Nullable String text(Fact fact, String element) {
    return fact.element(element) instanceof Fact primitive
            && primitive.value() instanceof String text
            && !text.isBlank()
        ? text
        : null;
  }

  /** Of an allergy, how grave it is and what it did, as far as that is recorded. */
  private static String gravity(Fact resource) {
    if (!resource.shape().type().equals("AllergyIntolerance")) {
      return "";
    }
    List<String> words = new ArrayList<>();
    Optional.ofNullable(text(resource, "criticality"))
        .ifPresent(criticality -> words.add(words(criticality)));
    Set<String> manifestations = new LinkedHashSet<>();
    all(resource.element("reaction"))
        .flatMap(reaction -> all(reaction.element("manifestation")))
        .forEach(manifestation ->
            Optional.ofNullable(display(manifestation)).ifPresent(manifestations::add));
    words.addAll(manifestations);
    return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
  }

  /**
   * The words of a criticality.
   *
   * @see <a href="https://hl7.org/fhir/R4/valueset-allergy-intolerance-criticality.html">FHIR R4,
   *     AllergyIntoleranceCriticality</a>
   */
  private static String words(String criticality) {
    return switch (criticality) {
      case "low" -> "Low Risk";
      case "high" -> "High Risk";
      default -> "Unable to Assess Risk";
    };
  }

  private static @Nullable String display(Fact value) {
    if (!value.shape().type().equals("CodeableConcept")) {
      return null;
    }
    String display = first(value.element("coding"), coding -> text(coding, "display"));
    String said = display == null ? text(value, "text") : display;
    return said == null ? first(value.element("coding"), coding -> text(coding, "code")) : said;
  }

  private static @Nullable String day(Fact value) {
    if (value.value() instanceof Temporal moment) {
      return (moment.kind() == Temporal.Kind.DATE_TIME ? moment.date() : moment).toString();
    }
    return value.shape().type().equals("Period")
        ? first(value, List.of("end", "start"), RecordEvidence::day)
        : null;
  }
}
