package dev.carpus.pathway;

/**
 * A form whose answers the guideline reads.
 *
 * @param id the Questionnaire's id
 * @param title its name for people
 * @param json the Questionnaire as its author wrote it
 * @see <a href="https://hl7.org/fhir/R4/questionnaire.html">FHIR R4, Questionnaire</a>
 */
public record AssessmentForm(String id, String title, String json) {}
