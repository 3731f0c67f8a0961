package dev.carpus.server.retrieval;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.KnownText;
import dev.carpus.json.NameTable;
import dev.carpus.logic.RawResource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private static final NameTable<Boolean> REFERENCES = NameTable.of(Map.of("reference", true));

  /** A base URL, if the reference is absolute; a type; an id; and a version, if there is one. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:([^?#]*)/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

  private final String patientId;
  private final Optional<URI> fhirServer;

  /** The last reference: those of one patient's resources are mostly the same. */
  private volatile Known last;

  /**
   * A check for one hook call.
   *
   * @param fhirServer the base to which absolute references must lead, if the call names one
   */
  SubjectCheck(String patientId, Optional<URI> fhirServer) {
    this.patientId = patientId;
    this.fhirServer = fhirServer;
    last = new Known(KnownText.of(""), Meant.NOBODY_THAT_CAN_BE_TOLD);
  }

  /** Whom a reference means. */
  private enum Meant {
    THIS_PATIENT,
    ANOTHER_PATIENT,
    NOBODY_THAT_CAN_BE_TOLD,
    NO_PATIENT
  }

  /** A reference and whom it means. */
  private record Known(KnownText reference, Meant meant) {}

  /** Whether a resource is about another patient; a Patient itself is not asked about here. */
  boolean isOfAnother(RawResource resource) {
    Optional<JsonCursor> cursor = resource.cursor();
    if (cursor.isEmpty()) {
      return true;
    }
    boolean isAppointment = resource.type().equals("Appointment");
    Finding finding = new Finding();
    if (isAppointment) {
      participants(cursor.get(), finding);
    } else {
      subjects(cursor.get(), SUBJECTS, finding);
    }
    return isAppointment
        ? finding.hasAnother && !finding.hasThis
        : finding.hasAnother || finding.hasNobody;
  }

  /** Whom the references mean that were read. */
  private static final class Finding {
    private boolean hasThis;
    private boolean hasAnother;
    private boolean hasNobody;

    void add(Meant meant) {
      switch (meant) {
        case THIS_PATIENT -> hasThis = true;
        case ANOTHER_PATIENT -> hasAnother = true;
        case NOBODY_THAT_CAN_BE_TOLD -> hasNobody = true;
        case NO_PATIENT -> {}
      }
    }
  }

  private void participants(JsonCursor cursor, Finding finding) {
    for (Object is = cursor.openObject(PARTICIPANTS);
        is != null;
        is = cursor.nextMember(PARTICIPANTS)) {
      actors(cursor, finding);
    }
  }

  private void actors(JsonCursor cursor, Finding finding) {
    if (cursor.isObject()) {
      subjects(cursor, ACTORS, finding);
    } else if (cursor.isArray()) {
      for (boolean is = cursor.openArray(); is; is = cursor.nextItem()) {
        actors(cursor, finding);
      }
    } else {
      cursor.skip();
    }
  }

  /** Reads the references that members of these names are, or hold if they are arrays. */
  private void subjects(JsonCursor cursor, NameTable<Boolean> names, Finding finding) {
    for (Object is = cursor.openObject(names); is != null; is = cursor.nextMember(names)) {
      references(cursor, finding);
    }
  }

  private void references(JsonCursor cursor, Finding finding) {
    if (cursor.isObject()) {
      reference(cursor, finding);
    } else if (cursor.isArray()) {
      for (boolean is = cursor.openArray(); is; is = cursor.nextItem()) {
        references(cursor, finding);
      }
    } else {
      cursor.skip();
    }
  }

  private void reference(JsonCursor cursor, Finding finding) {
    for (Object is = cursor.openObject(REFERENCES);
        is != null;
        is = cursor.nextMember(REFERENCES)) {
      if (cursor.isText()) {
        Known known = last;
        String text = Objects.requireNonNull(cursor.text(known.reference()));
        if (!text.equals(known.reference().text())) {
          known = new Known(KnownText.of(text), meant(text));
          last = known;
        }
        finding.add(known.meant());
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
