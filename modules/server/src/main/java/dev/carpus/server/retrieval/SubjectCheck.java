package dev.carpus.server.retrieval;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.NameTable;
import dev.carpus.logic.RawResource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final NameTable<Boolean> SUBJECTS =
      NameTable.of(Map.of("subject", true, "patient", true));
  private static final NameTable<Boolean> PARTICIPANTS = NameTable.of(Map.of("participant", true));
  private static final NameTable<Boolean> ACTORS = NameTable.of(Map.of("actor", true));

  /** A base URL, if the reference is absolute; a type; an id; and a version, if there is one. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:([^?#]*)/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

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
    Optional<JsonCursor> cursor = resource.cursor();
    if (cursor.isEmpty()) {
      return true;
    }
    boolean isAppointment = resource.type().equals("Appointment");
    EnumSet<Meant> meant = EnumSet.noneOf(Meant.class);
    eachMember(
        cursor.get(),
        isAppointment ? PARTICIPANTS : SUBJECTS,
        named -> {
          if (isAppointment) {
            eachMember(named, ACTORS, actor -> reference(actor, meant));
          } else {
            reference(named, meant);
          }
        });
    return isAppointment
        ? meant.contains(Meant.ANOTHER_PATIENT) && !meant.contains(Meant.THIS_PATIENT)
        : meant.contains(Meant.ANOTHER_PATIENT) || meant.contains(Meant.NOBODY_THAT_CAN_BE_TOLD);
  }

  /** Reads each object that the members of these names are, or hold if they are arrays. */
  private static void eachMember(
      JsonCursor cursor, NameTable<Boolean> names, Consumer<JsonCursor> reading) {
    for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
      if (names.of(cursor) == null) {
        cursor.skip();
      } else {
        eachObject(cursor, reading);
      }
    }
  }

  private static void eachObject(JsonCursor cursor, Consumer<JsonCursor> reading) {
    if (cursor.isObject()) {
      reading.accept(cursor);
    } else if (cursor.isArray()) {
      for (boolean is = cursor.openArray(); is; is = cursor.nextItem()) {
        eachObject(cursor, reading);
      }
    } else {
      cursor.skip();
    }
  }

  private void reference(JsonCursor cursor, Set<Meant> meant) {
    for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
      if (cursor.isText() && cursor.isNamed("reference")) {
        meant.add(meant(Objects.requireNonNull(cursor.text())));
      } else {
        cursor.skip();
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
