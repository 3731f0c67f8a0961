package dev.carpus.logic.facts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose the resources of one record are, as far as they say so; used by one thread. */
final class Subjects {
  private final String patientId;

  /** The last reference; most resources of a record have the same. */
  private @Nullable Fact last;

  private @Nullable LiteralReference ofLast;

  Subjects(String patientId) {
    this.patientId = patientId;
  }

  /** What the references of a resource say of whose it is. */
  Whose of(Fact resource) {
    return new Whose(resource);
  }

  /** What the references of one resource say. */
  final class Whose {
    private final Fact resource;
    private boolean isOurs;
    private boolean isOfOthers;
    private boolean isOdd;

    /** Whether one of them cannot be read. */
    boolean isOdd() {
      return isOdd;
    }

    /** Whether the resource is not of another patient; what cannot be read does not say so. */
    boolean isOfPatient() {
      return switch (resource.shape().type()) {
        case "Patient" -> patientId.equals(FactFinish.text(resource, "id"));
        case "Appointment" -> isOurs || !isOfOthers;
        default -> !isOfOthers;
      };
    }

    private Whose(Fact resource) {
      this.resource = resource;
      add(resource.at(resource.shape().slots().subject()));
      add(resource.at(resource.shape().slots().patient()));
      switch (resource.at(resource.shape().slots().participant())) {
        case List<?> several -> several.forEach(each -> add(((Fact) each).element("actor")));
        case Fact one -> add(one.element("actor"));
        case null, default -> {}
      }
    }

    private void add(@Nullable Object references) {
      switch (references) {
        case List<?> several -> several.forEach(each -> addOne((Fact) each));
        case Fact one -> addOne(one);
        case null, default -> {}
      }
    }

    private void addOne(Fact reference) {
      try {
        LiteralReference literal = literal(reference);
        if (literal != null && literal.type().equals("Patient")) {
          boolean isPatient = literal.id().equals(patientId);
          isOurs |= isPatient;
          isOfOthers |= !isPatient;
        }
      } catch (OddResourceException _) {
        isOdd = true;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // it only tells whether it was read just now
  private @Nullable LiteralReference literal(Fact reference) {
    if (reference != last) {
      ofLast =
          Optional.ofNullable(FactFinish.text(reference, "reference"))
              .flatMap(LiteralReference::of)
              .orElse(null);
      last = reference;
    }
    return ofLast;
  }
}
