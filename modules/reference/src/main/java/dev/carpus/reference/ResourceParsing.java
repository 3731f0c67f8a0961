package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.RawResource;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses the resources of one record; not thread-safe.
 *
 * <p>A value that is no value of its type, such as a date that is none, is as good as missing: it
 * is left out, and the rest of the resource counts.
 */
final class ResourceParsing {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern EXCESSIVE_EXPONENT = Pattern.compile("[eE][+-]?0*[1-9]\\d{4,}$");

  private static final Pattern HALVES = Pattern.compile("\\p{Cs}");
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9000;

  private final FhirContext fhir;
  private final IParser parser;
  private final TimeZone zone;
  private boolean hasInvalidValue;

  ResourceParsing(FhirContext fhir, ZoneId zone) {
    this.fhir = fhir;
    this.zone = TimeZone.getTimeZone(zone);
    parser = fhir.newJsonParser();
    parser.setParserErrorHandler(new NotingErrorHandler());
  }

  /**
   * Parses a resource.
   *
   * @throws EvaluationFailure if it is no FHIR R4 at all, or has a number that nobody can write out
   */
  Resource parse(RawResource raw) {
    hasInvalidValue = mayHoldHalfAPair(raw);
    if (hasExcessiveNumber(raw)) {
      throw new EvaluationFailure(
          "a number in a resource of type " + raw.type() + " is too large to be read",
          new IllegalArgumentException());
    }
    try {
      Resource resource = (Resource) parser.parseResource(raw.text());
      if (isNoId(resource.getIdElement())) {
        resource.setIdElement(null);
      }
      Resource valid = hasInvalidValue ? withoutInvalidValues(resource) : resource;
      return bringToZone(valid) ? valid : withoutInvalidValues(valid);
    } catch (RuntimeException unreadable) {
      // On what is no FHIR, the parser fails in ways that it does not name.
      throw new EvaluationFailure("a " + raw.type() + " is not FHIR R4 JSON", unreadable);
    }
  }

  /** The parser takes an id for a URL if it looks like one, and then may find no id in it. */
  private static boolean isNoId(IdType id) {
    return id.hasValue() && id.getIdPart() == null;
  }

  /** Half a surrogate pair can come as an escape only, as which pairs are seldom written. */
  private static boolean mayHoldHalfAPair(RawResource raw) {
    return raw.text().contains("\\ud") || raw.text().contains("\\uD");
  }

  /** The parser would write out every digit of {@code 1e1000000}. */
  private static boolean hasExcessiveNumber(RawResource raw) {
    try (JsonParser tokens = JSON.createParser(ObjectReadContext.empty(), raw.text())) {
      for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT
            && EXCESSIVE_EXPONENT.matcher(tokens.getString()).find()) {
          return true;
        }
      }
      return false;
    } catch (JacksonException malformed) {
      return false;
    }
  }

  /**
   * The parser keeps the text of an invalid value; written and read again without it, it is gone.
   */
  private Resource withoutInvalidValues(Resource resource) {
    for (IPrimitiveType<?> value :
        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, IPrimitiveType.class)) {
      if (value.getValue() == null || HALVES.matcher(value.getValueAsString()).find()) {
        value.setValueAsString(null);
      }
    }
    return (Resource) parser.parseResource(parser.encodeResourceToString(resource));
  }

  /**
   * Has every date-time on the day that it has in the zone, as the CQL engine compares days as they
   * are written; those that are days, months or years in the zone, as the engine would take the
   * machine's; takes from dates the time that no date has; and empties those with which CQL cannot
   * calculate, and instants that are days, months or years.
   *
   * @return whether none had to be emptied
   */
  private boolean bringToZone(Resource resource) {
    boolean isWhole = true;
    for (BaseDateTimeType date :
        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, BaseDateTimeType.class)) {
      if (isOutOfReach(date)
          || (date instanceof InstantType && date.hasValue() && !date.hasTime())) {
        date.setValueAsString(null);
        isWhole = false;
      } else if (date instanceof DateType && date.hasTime()) {
        date.setPrecision(TemporalPrecisionEnum.DAY);
      } else if (date.hasTime()) {
        date.setTimeZone(zone);
      } else if (date instanceof DateTimeType && date.hasValue()) {
        startInZone(date);
      }
    }
    return isWhole;
  }

  /** The same calendar day, month or year. */
  private void startInZone(BaseDateTimeType date) {
    Calendar start = new GregorianCalendar(zone);
    start.clear();
    start.set(date.getYear(), date.getMonth(), date.getDay());
    date.setTimeZone(zone);
    date.setValue(start.getTime());
  }

  /** CQL knows the years 1 to 9999, and what is added to a date must not lead beyond. */
  private static boolean isOutOfReach(BaseDateTimeType date) {
    return date.hasValue() && (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR);
  }

  private final class NotingErrorHandler extends LenientErrorHandler {
    NotingErrorHandler() {
      super(false);
      setErrorOnInvalidValue(false);
    }

    @Override
    public void invalidValue(
        @Nullable IParseLocation location, @Nullable String value, @Nullable String error) {
      hasInvalidValue = true;
    }

    @Override
    public void incorrectJsonType(
        @Nullable IParseLocation location,
        @Nullable String element,
        @Nullable ValueType expected,
        @Nullable ScalarType expectedScalar,
        @Nullable ValueType found,
        @Nullable ScalarType foundScalar) {
      hasInvalidValue = true;
    }
  }
}
