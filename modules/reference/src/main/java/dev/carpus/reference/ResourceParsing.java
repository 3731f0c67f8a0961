package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.RawResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Parses the resources of one record; not thread-safe.
 *
 * <p>A value that is no value of its type, such as a date that is none, is as good as missing: it
 * is left out, and the rest of the resource counts.
 */
final class ResourceParsing {
  private final FhirContext fhir;
  private final IParser parser;
  private boolean hasInvalidValue;

  ResourceParsing(FhirContext fhir) {
    this.fhir = fhir;
    parser = fhir.newJsonParser();
    parser.setParserErrorHandler(new NotingErrorHandler());
  }

  /**
   * Parses a resource.
   *
   * @throws EvaluationFailure if it is no FHIR R4 at all
   */
  Resource parse(RawResource raw) {
    hasInvalidValue = false;
    try {
      Resource resource = (Resource) parser.parseResource(raw.text());
      return hasInvalidValue ? withoutInvalidValues(resource) : resource;
    } catch (DataFormatException | ClassCastException unreadable) {
      throw new EvaluationFailure("a " + raw.type() + " is not FHIR R4 JSON", unreadable);
    }
  }

  /**
   * The parser keeps the text of an invalid value; written and read again without it, it is gone.
   */
  private Resource withoutInvalidValues(Resource resource) {
    for (IPrimitiveType<?> value :
        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, IPrimitiveType.class)) {
      if (value.getValue() == null) {
        value.setValueAsString(null);
      }
    }
    return (Resource) parser.parseResource(parser.encodeResourceToString(resource));
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
