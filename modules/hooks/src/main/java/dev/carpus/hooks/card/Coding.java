package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;
import java.util.Optional;

/**
 * A code of a code system, with the text that shows it to people.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#coding">CDS Hooks 2.0, Coding</a>
 */
public record Coding(String system, String code, Optional<String> display) {
  /**
   * @throws IllegalArgumentException if a text is blank
   */
  public Coding {
    Required.text(system, "coding.system");
    Required.text(code, "coding.code");
    display.ifPresent(text -> Required.text(text, "coding.display"));
  }

  /** A code with its text. */
  public static Coding of(String system, String code, String display) {
    return new Coding(system, code, Optional.of(display));
  }
}
