package dev.carpus.hooks.card;

/**
 * How urgent a card is; the constants stand in rising urgency.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#card-attributes">CDS Hooks 2.0, card attributes</a>
 */
public enum Indicator {
  /** Good to know. */
  INFO("info"),
  /** Worth a second look. */
  WARNING("warning"),
  /** A danger. */
  CRITICAL("critical");

  private final String code;

  Indicator(String code) {
    this.code = code;
  }

  /** The word in JSON. */
  public String code() {
    return code;
  }
}
