package dev.carpus.pathway.content;

/**
 * Something wrong in the content, said so that its author can mend it.
 *
 * @param file the file, relative to the content folder
 * @param line the line, from 1; 0 where no line is at fault
 * @param severity whether the content can be served all the same
 * @param message what is wrong
 * @param mend what to do about it
 */
public record ContentProblem(
    String file, int line, Severity severity, String message, String mend) {
  /** How bad it is. */
  public enum Severity {
    /** The content is not served. */
    ERROR,
    /** The content is served, and says less than it could. */
    WARNING
  }

  /** A problem that keeps the content from being served. */
  public static ContentProblem error(String file, int line, String message, String mend) {
    return new ContentProblem(file, line, Severity.ERROR, message, mend);
  }

  /** A problem with which the content is served all the same. */
  public static ContentProblem warning(String file, int line, String message, String mend) {
    return new ContentProblem(file, line, Severity.WARNING, message, mend);
  }

  /** Whether the content cannot be served. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** One line for people: {@code file:line: error: message; mend}. */
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    String kind = isError() ? "error" : "warning";
    return place + ": " + kind + ": " + message + "; " + mend;
  }
}
