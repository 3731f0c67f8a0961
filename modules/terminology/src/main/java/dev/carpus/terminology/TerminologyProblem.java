package dev.carpus.terminology;

/**
 * Something wrong in a ValueSet or ConceptMap, found while it was loaded.
 *
 * @param resource the canonical URL of the resource at fault
 * @param pointer where in it, as a JSON pointer (RFC 6901)
 * @param isWarning true where the content can be served all the same
 * @param message what is wrong
 * @param mend what to do about it
 */
public record TerminologyProblem(
    String resource, String pointer, boolean isWarning, String message, String mend) {
  /** A problem that keeps the content from being served. */
  public static TerminologyProblem error(
      String resource, String pointer, String message, String mend) {
    return new TerminologyProblem(resource, pointer, false, message, mend);
  }

  /** A problem that the content can be served with. */
  public static TerminologyProblem warning(
      String resource, String pointer, String message, String mend) {
    return new TerminologyProblem(resource, pointer, true, message, mend);
  }
}
