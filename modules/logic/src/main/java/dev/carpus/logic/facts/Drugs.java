package dev.carpus.logic.facts;

import dev.carpus.terminology.Terminology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of every drug what it is: one concept with the codings of the drug, of its Medication, and
 * of that one's ingredients. Where that does not tell all ingredients, the concept has the coding
 * of an unrecognised drug as well, so that the logic can ask for it.
 */
final class Drugs {
  /** Resource types that name a drug, be it by reference to a Medication. */
  static final Set<String> TYPES =
      Set.of("MedicationRequest", "MedicationStatement", "MedicationAdministration");

  private static final String MEDICATION = "medication";

  private final Shape conceptShape;
  private final Shape codingShape;
  private final FactFinish finish;
  private final Shape code;
  private final Shape uri;

  Drugs(ObjectForm.Forms forms, FactFinish finish) {
    this.finish = finish;
    conceptShape = forms.of("CodeableConcept").shape();
    codingShape = forms.of("Coding").shape();
    code = forms.primitive("code");
    uri = forms.primitive("uri");
  }

  /** Puts the concept of its drug in the place of the medication of each resource. */
  void read(Map<String, List<Fact>> record) {
    Map<String, Fact> supplied = new HashMap<>();
    for (Fact medication : record.getOrDefault("Medication", List.of())) {
      String id = FactFinish.text(medication, "id");
      if (id != null) {
        supplied.put(id, medication);
      }
    }
    for (String type : TYPES) {
      for (Fact resource : record.getOrDefault(type, List.of())) {
        int slot = resource.shape().slotOf(MEDICATION);
        if (slot >= 0) {
          resource.put(slot, new Drug(resource, supplied).concept(resource.at(slot)));
        }
      }
    }
  }

  /** The drug of one resource. */
  private final class Drug {
    private final Fact owner;
    private final Map<String, Fact> supplied;
    private final List<Fact> codings = new ArrayList<>();
    private final Set<Fact> under = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Object words;

    Drug(Fact owner, Map<String, Fact> supplied) {
      this.owner = owner;
      this.supplied = supplied;
    }

    Fact concept(@Nullable Object medication) {
      if (!add(medication)) {
        codings.add(unrecognised());
      }
      Fact concept = new Fact(conceptShape);
      if (!codings.isEmpty()) {
        concept.put(conceptShape.slotOf("coding"), codings);
      }
      if (words != null) {
        concept.put(conceptShape.slotOf("text"), words);
      }
      return concept;
    }

    /** Adds what a concept or a reference says; whether it tells what the drug is. */
    private boolean add(@Nullable Object medication) {
      if (!(medication instanceof Fact fact)) {
        return false;
      }
      return switch (fact.shape().type()) {
        case "CodeableConcept" -> addNamed(fact);
        case "Reference" -> find(fact).filter(under::add).map(this::addMedication).orElse(false);
        default -> false;
      };
    }

    private boolean addNamed(Fact named) {
      boolean isRecognised = false;
      if (named.element("coding") instanceof List<?> each) {
        for (Object coding : each) {
          codings.add((Fact) coding);
          isRecognised |= ((Fact) coding).isKnown();
        }
      }
      if (words == null) {
        words = named.element("text");
      }
      return isRecognised;
    }

    private boolean addMedication(Fact medication) {
      boolean isRecognised = medication.element("code") instanceof Fact named && addNamed(named);
      boolean areAll = false;
      if (medication.element("ingredient") instanceof List<?> ingredients) {
        areAll = true;
        for (Object ingredient : ingredients) {
          areAll &= add(((Fact) ingredient).element("item"));
        }
      }
      return isRecognised || areAll;
    }

    private Optional<Fact> find(Fact reference) {
      String target = FactFinish.text(reference, "reference");
      if (target == null) {
        return Optional.empty();
      }
      if (target.startsWith("#")) {
        return owner.element("contained") instanceof List<?> contained
            ? contained.stream()
                .map(Fact.class::cast)
                .filter(each -> target.substring(1).equals(FactFinish.text(each, "id")))
                .findFirst()
            : Optional.empty();
      }
      try {
        return LiteralReference.of(target)
            .filter(literal -> literal.type().equals("Medication"))
            .map(literal -> supplied.get(literal.id()));
      } catch (OddResourceException _) {
        return Optional.empty();
      }
    }
  }

  private Fact unrecognised() {
    Fact coding = new Fact(codingShape);
    coding.put(
        codingShape.slotOf("system"), Fact.primitive(uri, Terminology.UNRECOGNISED_DRUG.system()));
    coding.put(
        codingShape.slotOf("code"), Fact.primitive(code, Terminology.UNRECOGNISED_DRUG.code()));
    finish.finish(FactFinish.Kind.CODING, coding, new ArrayList<>());
    return coding;
  }
}
