package dev.carpus.reference;

import dev.carpus.terminology.Terminology;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * Says of every drug what it is: one concept with the codings of the drug, of its Medication, and
 * of that one's ingredients. Where that does not tell all ingredients, the concept has the coding
 * of an unrecognised drug as well, so that the logic can ask for it.
 */
final class DrugReading {
  /** Resource types that name a drug, be it by reference to a Medication. */
  static final Set<String> TYPES =
      Set.of("MedicationRequest", "MedicationStatement", "MedicationAdministration");

  private final CodingReading codings;
  private final Map<String, Medication> supplied;

  /**
   * A reading of the drugs of one record.
   *
   * @param supplied the Medications of the record, by id
   */
  DrugReading(CodingReading codings, Map<String, Medication> supplied) {
    this.codings = codings;
    this.supplied = supplied;
  }

  /** Puts the concept of its drug in the place of the resource's medication. */
  void read(Resource resource) {
    switch (resource) {
      case MedicationRequest request ->
          request.setMedication(concept(request, request.getMedication()));
      case MedicationStatement statement ->
          statement.setMedication(concept(statement, statement.getMedication()));
      case MedicationAdministration given ->
          given.setMedication(concept(given, given.getMedication()));
      default -> {}
    }
  }

  private CodeableConcept concept(DomainResource owner, Type medication) {
    CodeableConcept concept = new CodeableConcept();
    boolean isRecognised =
        switch (medication) {
          case CodeableConcept named -> add(named, concept);
          case Reference reference -> add(reference, owner, concept, new HashSet<>());
          case null, default -> false;
        };
    if (!isRecognised) {
      concept
          .addCoding()
          .setSystem(Terminology.UNRECOGNISED_DRUG.system())
          .setCode(Terminology.UNRECOGNISED_DRUG.code());
    }
    return concept;
  }

  /** Adds codings to the concept; whether they tell what the drug is. */
  private boolean add(CodeableConcept named, CodeableConcept to) {
    named.getCoding().forEach(coding -> to.addCoding(coding.copy()));
    if (named.hasText() && !to.hasText()) {
      to.setText(named.getText());
    }
    return codings.isRecognised(named);
  }

  private boolean add(
      Reference reference, DomainResource owner, CodeableConcept to, Set<Medication> under) {
    Optional<Medication> found = find(reference, owner).filter(under::add);
    if (found.isEmpty()) {
      return false;
    }
    boolean isRecognised = add(found.get().getCode(), to);
    List<MedicationIngredientComponent> ingredients = found.get().getIngredient();
    boolean areAll = !ingredients.isEmpty();
    for (MedicationIngredientComponent ingredient : ingredients) {
      areAll &=
          switch (ingredient.getItem()) {
            case CodeableConcept named -> add(named, to);
            case Reference item -> add(item, owner, to, under);
            case null, default -> false;
          };
    }
    return isRecognised || areAll;
  }

  private Optional<Medication> find(Reference reference, DomainResource owner) {
    String target = String.valueOf(reference.getReference());
    if (target.startsWith("#")) {
      return owner.getContained().stream()
          .filter(each -> target.substring(1).equals(each.getIdElement().getIdPart()))
          .filter(Medication.class::isInstance)
          .map(Medication.class::cast)
          .findFirst();
    }
    IIdType id = reference.getReferenceElement();
    return "Medication".equals(id.getResourceType()) && id.hasIdPart()
        ? Optional.ofNullable(supplied.get(id.getIdPart()))
        : Optional.empty();
  }
}
