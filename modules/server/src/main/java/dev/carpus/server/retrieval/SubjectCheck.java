package dev.carpus.server.retrieval;

import dev.carpus.logic.RawResource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells resources of another patient from those of the patient of the context, in one pass over
 * their bytes. Thread-safe.
 *
 * <p>A resource names its patient by a literal reference in {@code subject} or {@code patient}. One
 * that can only be followed inside the answer, a contained or a {@code urn:} one, cannot be shown
 * to mean the patient of the context, so it means another. A resource without such a reference, or
 * with one to something that is no Patient, belongs to whom the query asked for. Of an Appointment,
 * in which several people take part, one must be this patient, if any of them is a Patient.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#literal">FHIR R4, literal references</a>
 */
final class SubjectCheck {
  private static final String PATIENT = "Patient";
  private static final Set<String> SUBJECTS = Set.of("subject", "patient");

  /** A base URL, if the reference is absolute; a type; an id; and a version, if there is one. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:([^?#]*)/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

  /** What is read here has been held to limits before. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String patientId;
  private final Optional<URI> fhirServer;

  /**
   * A check for one hook call.
   *
   * @param fhirServer the base to which absolute references must lead, if the call names one
   */
  SubjectCheck(String patientId, Optional<URI> fhirServer) {
    this.patientId = patientId;
    this.fhirServer = fhirServer;
  }

  /** Whom a reference means. */
  private enum Meant {
    THIS_PATIENT,
    ANOTHER_PATIENT,
    NOBODY_THAT_CAN_BE_TOLD,
    NO_PATIENT
  }

  /** Whether a resource is about another patient; a Patient itself is not asked about here. */
  boolean isOfAnother(RawResource resource) {
    boolean isAppointment = resource.type().equals("Appointment");
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), resource.stream())) {
      EnumSet<Meant> meant = EnumSet.noneOf(Meant.class);
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        parser.nextToken();
        if (isAppointment && member.equals("participant")) {
          eachObject(parser, () -> within(parser, "actor", () -> reference(parser, meant)));
        } else if (!isAppointment && SUBJECTS.contains(member)) {
          eachObject(parser, () -> reference(parser, meant));
        } else {
          parser.skipChildren();
        }
      }
      return isAppointment
          ? meant.contains(Meant.ANOTHER_PATIENT) && !meant.contains(Meant.THIS_PATIENT)
          : meant.contains(Meant.ANOTHER_PATIENT) || meant.contains(Meant.NOBODY_THAT_CAN_BE_TOLD);
    } catch (JacksonException malformed) {
      return true;
    }
  }

  /** Reads the current value if it is an object, or each object of it if it is an array. */
  private static void eachObject(JsonParser parser, Runnable reading) {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      reading.run();
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        eachObject(parser, reading);
      }
    }
  }

  /** Reads the member of that name of the current object, wherever it is an object. */
  private static void within(JsonParser parser, String name, Runnable reading) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isWanted = parser.currentName().equals(name);
      parser.nextToken();
      if (isWanted) {
        eachObject(parser, reading);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void reference(JsonParser parser, Set<Meant> meant) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isLiteral = parser.currentName().equals("reference");
      if (parser.nextToken() == JsonToken.VALUE_STRING && isLiteral) {
        meant.add(meant(parser.getString()));
      } else {
        parser.skipChildren();
      }
    }
  }

  private Meant meant(String reference) {
    Matcher literal = LITERAL.matcher(reference);
    if (!literal.matches()) {
      return Meant.NOBODY_THAT_CAN_BE_TOLD;
    }
    Optional<String> base = Optional.ofNullable(literal.group(1));
    if (base.isPresent() && !isUrl(base.get())) {
      return Meant.NOBODY_THAT_CAN_BE_TOLD;
    }
    if (!literal.group(2).equals(PATIENT)) {
      return Meant.NO_PATIENT;
    }
    return literal.group(3).equals(patientId) && base.stream().allMatch(this::isThisServer)
        ? Meant.THIS_PATIENT
        : Meant.ANOTHER_PATIENT;
  }

  private boolean isThisServer(String base) {
    return fhirServer.stream().allMatch(url -> new FhirBase(url).isSameAs(URI.create(base)));
  }

  private static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      return url.getHost() != null && url.getRawUserInfo() == null;
    } catch (URISyntaxException none) {
      return false;
    }
  }
}
